"""Which language model words answers: one environment variable a setting, none of them needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from index.errors import SettingsError
from prompts import say

_SECONDS = 30.0
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Settings:
    """An OpenAI-compatible endpoint. `price_in` and `price_out` are per million tokens, in whatever currency its seller takes."""

    name: str
    url: str
    key: str
    seconds: float
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What so many tokens cost, in the currency of the prices."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / _MILLION


def configured() -> Settings | None:
    """The model that the environment names (WENCE_MODEL), None where it names none.

    Raises SettingsError where the address, the time limit or the prices cannot be read.
    """
    name = os.environ.get("WENCE_MODEL", "").strip()
    if not name:
        return None
    url = os.environ.get("WENCE_MODEL_URL", "").strip()
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise SettingsError(say("model.settings.url", value=url))
    seconds = _number("WENCE_MODEL_SECONDS", os.environ.get("WENCE_MODEL_SECONDS") or str(_SECONDS))
    prices = (os.environ.get("WENCE_MODEL_PRICES") or "0/0").split("/")
    if len(prices) != 2:
        raise SettingsError(say("model.settings.prices", value="/".join(prices)))
    price_in, price_out = (_number("WENCE_MODEL_PRICES", price) for price in prices)
    return Settings(name, url, os.environ.get("WENCE_MODEL_KEY", ""), float(seconds), price_in, price_out)


def _number(setting: str, text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation as error:
        raise SettingsError(say("model.settings.number", setting=setting, value=text)) from error
    if not value.is_finite() or value < 0:
        raise SettingsError(say("model.settings.number", setting=setting, value=text))
    return value
