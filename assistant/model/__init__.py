"""The optional language model: it words a composed answer and reads a question that the rules could not; code keeps the evidence,
the figures and the last word."""

from assistant.model.chat import chat
from assistant.model.settings import configured
from assistant.model.wording import worded

__all__ = ["chat", "configured", "worded"]
