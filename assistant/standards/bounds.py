"""How a demand says that it is a least or a most ("应当不低于", "不得超过", "≥"), as patterns to build others of."""

from __future__ import annotations

OUGHT = r"(?:应当?|必须|须|需|要|原则上|一般|均|都)*"
LEAST = OUGHT + r"(?:不(?:得|能|应|可|宜)?(?:低于|少于|小于|短于)|至少(?:为|达到?|占)?|不低于|最少(?:为|要)?|达到?|≥)"
MOST = OUGHT + r"(?:不(?:得|能|应|可|宜)?(?:超过|高于|多于|大于|超出)|最[高多大](?:不超过|为)?|控制在|≤)"
BOUND = rf"(?:(?P<least>{LEAST})|(?P<most>{MOST}))"
