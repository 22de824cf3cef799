"""Records kept once read."""

from index.kept import Kept


class Source:
    """Reads squares of even numbers and notes what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def read(self, keys: list[int]) -> dict[int, int]:
        self.asked.append(keys)
        return {key: key * key for key in keys if key % 2 == 0}


def test_what_is_missing_is_read_together_and_only_once() -> None:
    source = Source()
    kept = Kept(source.read, 10)
    assert list(kept.get([4, 2, 4, 3]).items()) == [(4, 16), (2, 4)]
    assert list(kept.get([2, 6, 4]).items()) == [(2, 4), (6, 36), (4, 16)]
    assert source.asked == [[4, 2, 3], [6]]


def test_those_asked_for_last_are_kept() -> None:
    source = Source()
    kept = Kept(source.read, 2)
    kept.get([2, 4])
    kept.get([2])
    kept.get([6])
    kept.get([2, 6])
    assert source.asked == [[2, 4], [6]]
    kept.get([4])
    assert source.asked[-1] == [4]


def test_more_at_once_than_are_kept_all_come_back() -> None:
    kept = Kept(Source().read, 2)
    assert list(kept.get(range(0, 20, 2))) == list(range(0, 20, 2))
