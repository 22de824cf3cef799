"""Which language model is used and how: one record, read from the environment, else from `model.yaml` in WENCE_HOME.

The command line (`options.py`) goes before both, since it sets the environment of this process and those that it starts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from index.errors import SettingsError
from index.settings import home
from prompts import say

FILE = "model.yaml"
OPENAI = "openai"
_MILLION = Decimal(1_000_000)
_PROVIDER = re.compile(r"[a-z][a-z0-9_-]{1,40}")
_HEADER = re.compile(r"[!-~]+")
"""What can be sent as a key: signs without blanks."""


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A text that is never shown: not by `print`, `repr`, a traceback or a log."""

    value: str = ""

    def __repr__(self) -> str:
        return "Secret(***)" if self.value else "Secret()"

    def hidden(self, text: str) -> str:
        """The text with the secret blotted out."""
        return text.replace(self.value, "***") if self.value else text


@dataclass(frozen=True, slots=True)
class Settings:
    """A chat model that LangChain's `init_chat_model` can make.

    `url` is "" where the provider has an address of its own. `seconds` is the most that one reply may take, tries again
    (`retries`) and all. `tokens` is the most that is sent with one question. Prices are per million tokens, in whatever currency
    its seller takes.
    """

    name: str
    url: str = ""
    key: Secret = Secret()
    provider: str = OPENAI
    seconds: float = 30
    retries: int = 1
    temperature: float = 0
    tokens: int = 12_000
    price_in: Decimal = Decimal(0)
    price_out: Decimal = Decimal(0)

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What so many tokens cost, in the currency of the prices."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / _MILLION


class Given(NamedTuple):
    """A setting as someone wrote it, and where, in Chinese."""

    text: str
    place: str


VARIABLES: Mapping[str, str] = {
    "name": "WENCE_MODEL",
    "provider": "WENCE_MODEL_PROVIDER",
    "url": "WENCE_MODEL_URL",
    "key": "WENCE_MODEL_KEY",
    "seconds": "WENCE_MODEL_SECONDS",
    "retries": "WENCE_MODEL_RETRIES",
    "temperature": "WENCE_MODEL_TEMPERATURE",
    "tokens": "WENCE_MODEL_TOKENS",
    "prices": "WENCE_MODEL_PRICES",
}
"""The environment variable of each setting."""


def configured(options: Mapping[str, Given] | None = None) -> Settings | None:
    """The model that `options`, the environment or the file name, each before the next; None where none of them names one,
    or the first that speaks of it names none (`WENCE_MODEL=`).

    Raises SettingsError, naming place and remedy, for what cannot be read. A key is never part of the message.
    """
    given = {**_file(), **_environment(), **(options or {})}
    name = given.get("name", Given("", "")).text
    if not name:
        return None
    read: dict[str, Any] = {key: _READ[key](one) for key, one in given.items() if key in _READ and one.text}
    price_in, price_out = read.pop("prices", (Decimal(0), Decimal(0)))
    settings = Settings(**{**read, "name": name, "price_in": price_in, "price_out": price_out})
    if not settings.url and not given.get("provider", Given("", "")).text:
        raise SettingsError(say("model.settings.no_url", setting=VARIABLES["url"], provider=VARIABLES["provider"]))
    return settings


def _environment() -> dict[str, Given]:
    given = {name: os.environ.get(variable) for name, variable in VARIABLES.items()}
    return {name: Given(text.strip(), say("model.settings.variable", name=VARIABLES[name])) for name, text in given.items() if text is not None}


def _file() -> dict[str, Given]:
    path = home() / FILE
    try:
        state = path.stat()
    except OSError:
        return {}
    return dict(_read_file(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _read_file(path: Path, *_state: int) -> tuple[tuple[str, Given], ...]:
    """The settings of a file; the numbers tell one state of it from another."""
    import yaml

    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, ValueError, yaml.YAMLError):  # not `from` the error: its text may show a line with the key
        raise SettingsError(say("model.settings.file", file=path)) from None
    if not isinstance(rows, dict):
        raise SettingsError(say("model.settings.file", file=path))
    return tuple(_rows(rows, path))


def _rows(rows: Mapping[Any, Any], path: Path) -> Iterator[tuple[str, Given]]:
    for name, value in rows.items():
        if name not in VARIABLES:
            raise SettingsError(say("model.settings.unknown", file=path, name=name, known="、".join(VARIABLES)))
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise SettingsError(say("model.settings.shape", file=path, name=name))
        yield name, Given("" if value is None else str(value).strip(), say("model.settings.line", file=path, name=name))


def _url(given: Given) -> str:
    try:
        parts = urlsplit(given.text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
        parts = urlsplit("")
    if "@" in given.text:
        raise SettingsError(say("model.settings.url_secret", setting=given.place))
    if not sound or parts.query or parts.fragment:
        raise SettingsError(say("model.settings.url", setting=given.place, value=given.text))
    return given.text


def _key(given: Given) -> Secret:
    if not _HEADER.fullmatch(given.text):
        raise SettingsError(say("model.settings.key", setting=given.place))
    return Secret(given.text)


def _provider(given: Given) -> str:
    if not _PROVIDER.fullmatch(given.text):
        raise SettingsError(say("model.settings.provider", setting=given.place, value=given.text))
    return given.text.replace("-", "_")


def _number(least: str, most: str, whole: bool, given: Given) -> Decimal:
    try:
        value = Decimal(given.text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not Decimal(least) <= value <= Decimal(most) or (whole and value != int(value)):
        kind = say("model.settings.whole" if whole else "model.settings.decimal")
        raise SettingsError(say("model.settings.number", setting=given.place, value=given.text, kind=kind, least=least, most=most))
    return value


def _prices(given: Given) -> tuple[Decimal, Decimal]:
    parts = given.text.split("/")
    if len(parts) != 2:
        raise SettingsError(say("model.settings.prices", setting=given.place, value=given.text))
    price_in, price_out = (_number("0", "1000000", False, Given(part.strip(), given.place)) for part in parts)
    return price_in, price_out


def _as(kind: Callable[[Decimal], Any], least: str, most: str, given: Given) -> Any:
    return kind(_number(least, most, kind is int, given))


_READ: Mapping[str, Callable[[Given], Any]] = {
    "provider": _provider,
    "url": _url,
    "key": _key,
    "seconds": partial(_as, float, "0.01", "3600"),
    "retries": partial(_as, int, "0", "10"),
    "temperature": partial(_as, float, "0", "2"),
    "tokens": partial(_as, int, "500", "1000000"),
    "prices": _prices,
}
"""How each setting but the name is read."""
