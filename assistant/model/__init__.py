"""The optional language model: it words a composed answer; code keeps the evidence, the marks and the last word."""

from assistant.model.chat import chat
from assistant.model.settings import configured
from assistant.model.wording import worded

__all__ = ["chat", "configured", "worded"]
