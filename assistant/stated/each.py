"""Several things of which a question asks the same (甲、乙、丙各多少): each with what is asked of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.stated.slots import NUMERIC, Slot, asked_apart, slot_of

_EACH = re.compile(r"(?P<items>[^各]*?[、和与及][^各]*?)(?:分别|各自|各|都)(?=[^种类项地级区部方]|$)")
_BY_WHOM = re.compile(r"(?P<items>[^由归是]*?[、和与及][^由归是]*?)(?P<apart>分别|各自?)?(?:都|又|则)*(?=[由归是找向](?:谁|哪))")
_LISTED = re.compile(r"(?P<items>[^、，：的]{1,14}(?:[、和与及][^、，：的]{1,14})+?)(?:的?(?P<common>[^、，：的]{2,6}))?")
_ITEM = re.compile(r"以及|[、和与及]")
_LINKED = re.compile(r"^(?:以及|还有|并且|[、和与及并又])")
_APART = re.compile(r"(?:分别|各自?)(?![种类项地级区部方])")
_CASE = re.compile(r"(?:以及|[、和与及])?(?P<case>[^，。]{3,24}的)")
_KIND = 2
"""Things of one kind end in so many signs alike, at least."""


def each_of(segment: str, slot: Slot | None) -> list[str]:
    """The things of which a stretch asks the same ("甲、乙、丙各多少"), each with what is asked; [] where it asks no such thing."""
    by_whom = slot is not None and slot.name == "organ"
    each = (_BY_WHOM if by_whom else _EACH).search(segment)
    if each is None or slot is None or not (by_whom or slot.name in NUMERIC):
        return []
    items = _ITEM.split(each["items"])
    if by_whom and not each["apart"] and len({item[-_KIND:] for item in items}) > 1:
        return []
    head, _, common = items[-1].rpartition("的")
    items[-1] = head or items[-1]
    rest = segment[each.end() :]
    tails = [f"{common if head else ''}{one if slot_of(one) else '多少'}" for first, last in asked_apart(rest) if (one := _LINKED.sub("", rest[first:last]))]
    return [f"{item}{tail}" for tail in tails or ["多少"] for item in items] if all(1 < len(item) <= 24 for item in items) else []


def each_before(listed: Sequence[str], segment: str, slot: Slot | None, *, bare: bool) -> list[str]:
    """The things that the stretches before list ("甲、乙、丙的产能，从多少提高到多少"; "甲的，和乙的，分别多久"), each with what is
    asked of them; [] where they list none, or the stretch that asks is not `bare` of words of its own and asks for none apart."""
    if not listed or slot is None or slot.name not in NUMERIC:
        return []
    apart = _APART.match(segment)
    cases = [case["case"] for one in listed if (case := _CASE.fullmatch(one))]
    if apart and len(cases) > 1:
        return [f"{case}{segment[apart.end() :]}" for case in cases]
    match = _LISTED.fullmatch(listed[-1].removesuffix("的") if apart else listed[-1])
    if match is None or not (bare or apart):
        return []
    asked = segment[apart.end() :] if apart else segment
    return [f"{item}{match['common'] or ''}{asked}" for item in _ITEM.split(match["items"])]
