"""The guard: whether a drafted answer may go out, whoever composed it. `check` gives the complaints, none if it is right."""

from assistant.check.check import check
from assistant.check.records import Complaint

__all__ = ["Complaint", "check"]
