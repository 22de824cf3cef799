"""Records kept in memory once read, up to a number; what is asked for together is read together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """At most `size` values, those asked for last; `read` gives those of several keys, without those that there are none for."""

    def __init__(self, read: Callable[[list[Key]], Mapping[Key, Value]], size: int) -> None:
        self._read = read
        self._size = size
        self._held: dict[Key, Value] = {}
        self._lock = Lock()

    def get(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """The values of these keys, in the order of the keys; keys without a value are left out."""
        wanted = list(dict.fromkeys(keys))
        with self._lock:
            found = {key: self._held.pop(key) for key in wanted if key in self._held}
            self._held.update(found)
        missing = [key for key in wanted if key not in found]
        if not missing:
            return found
        read = self._read(missing)
        with self._lock:
            self._held.update(read)
            for key in tuple(islice(self._held, max(0, len(self._held) - self._size))):
                del self._held[key]
        found.update(read)
        return {key: found[key] for key in wanted if key in found}
