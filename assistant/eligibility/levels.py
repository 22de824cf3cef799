"""Levels of government or place that a text names: 省级, 国家、省、市级, 社区（村）级."""

from __future__ import annotations

import re

_NAME = r"社区|街道|乡镇|自治区|国家|[村镇乡区县市省州]"
LEVEL = re.compile(rf"({_NAME})级")
"""One level as it is named."""
_BRACKETED = re.compile(rf"({_NAME})[（(]({_NAME})[)）]级")


def levels(text: str) -> set[str]:
    """The levels named in `text`, those in brackets as well."""
    return set(LEVEL.findall(_BRACKETED.sub(r"\1级\2级", text)))
