"""The type of the fixture `with_texts`: texts by name go in, the home of a library that holds them comes out."""

from collections.abc import Callable, Mapping
from pathlib import Path

Texts = Callable[[Mapping[str, str]], Path]
