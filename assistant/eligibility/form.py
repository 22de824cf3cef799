"""The asker's facts from the fields of a small form, told the way a question tells them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.eligibility.records import Facts
from assistant.eligibility.told.facts import facts

_BUILT = {True: "已建成并投入使用", False: "还没有建成"}


def facts_from_form(
    region: str = "",
    industry: str = "",
    size: str = "",
    figures: Mapping[str, str] | None = None,
    project: str = "",
    built: bool | None = None,
    places: Collection[str] = (),
) -> Facts:
    """Facts from a place, an industry, a size class (小微企业 …), figures as typed by what they measure ({"设备投资": "2400万元"}),
    the project in free words and its state; `places` are the full names that the place is known to mean. Empty fields tell nothing."""
    said = [
        f"我们在{region}" if region.strip() else "",
        f"我们是{industry}企业" if industry.strip() else "",
        f"我们是{size}" if size.strip() else "",
        project.strip(),
        _BUILT[built] if built is not None else "",
        *(f"{measure}{figure}" for measure, figure in (figures or {}).items() if figure.strip()),
    ]
    return facts(["，".join(part for part in said if part)], places)
