"""Hand-made answers for the page's tests: a comparison, a refusal, and one full of hostile text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.records import Answer, Citation, Computation, Grid, Reason, Status
from assistant.scope import EVERYTHING, Scope
from index.records import Target

QUOTES = (
    ("plan-a", "甲省工业发展规划", "", "到2020年，规模以上工业增加值达到1500亿元以上", 2020, "1500", ">=", "target"),
    ("plan-b", "甲省制造业行动方案", "甲政办发〔2020〕7号", "2022年规模以上工业增加值1900亿元左右", 2022, "1900", "~", "target"),
    ("plan-c", "甲省新型工业化实施意见", "甲政办发〔2023〕9号", "到2027年，规模以上工业增加值突破2800亿元", 2027, "2800", ">=", "target"),
)


def target(document: str, quote: str, year: int | None, value: str, bound: str = "=", status: str = "target", *,
           indicator: str = "规模以上工业增加值", unit: str = "亿元", region: str = "甲省", top: str | None = None) -> Target:
    """A target with plain defaults."""
    return Target(
        document=document, quote=quote, indicator=indicator, scope="", region=region, value=Decimal(value),
        value_max=None if top is None else Decimal(top), unit=unit, bound=bound, measure="level", year=year,  # type: ignore[arg-type]
        base_year=None, status=status, path=("一、目标",), start=0, end=len(quote),  # type: ignore[arg-type]
    )


def comparison(question: str = "2027年规上工业增加值比2020年提高多少？") -> Answer:
    """Answered, with table, working, three points, a warning and two next questions."""
    citations = tuple(
        Citation(n=n, document=document, title=title, number=number, path=("一、总体要求", "（二）主要目标"), quote=quote,
                 start=10, end=10 + len(quote), page=3 if n == 2 else None)
        for n, (document, title, number, quote, *_) in enumerate(QUOTES, 1)
    )
    return Answer(
        id="a1", question=question, status=Status.ANSWERED, status_reason=Reason.NONE,
        answer="2027年目标比2020年目标**高1300亿元**：由1500亿元以上[1]提高到2800亿元以上[3]。\n\n其间2022年目标为1900亿元左右[2]。",
        citations=citations,
        computations=(Computation("difference", "2800 − 1500 = 1300", Decimal(1300), "亿元", (3, 1)),),
        table=Grid(("文件", "年份", "目标值"), tuple((title, str(year), f"{value}亿元") for _, title, _, _, year, value, _, _ in QUOTES)),
        targets=tuple(target(document, quote, year, value, bound, status)
                      for document, _, _, quote, year, value, bound, status in QUOTES),
        warnings=("两份文件的目标值都带“以上”，差值按下限计算。",),
        suggestions=("年均要增长多少？", "研发投入强度呢？"), timings_ms={"total": 23.4}, library="f00d",
    )


def refusal(question: str = "乙省2027年的目标是多少？") -> Answer:
    """Refused, with the nearest thing cited."""
    return Answer(
        id="a2", question=question, status=Status.REFUSED, status_reason=Reason.OTHER_REGION,
        answer="入库文件只涉及甲省，没有乙省的数字。最接近的是甲省2027年的目标[1]。",
        citations=comparison().citations[2:3] and (Citation(1, "plan-c", QUOTES[2][1], QUOTES[2][2], ("一、目标",), QUOTES[2][3], 0, 22),),
        suggestions=("甲省2027年的目标是多少？",), timings_ms={"total": 8.0}, library="f00d",
    )


HOSTILE = '<script>window.bad=1</script><img src="https://evil.example/x.png" onerror="window.bad=2"> [点我](javascript:alert(1)) ![图](https://evil.example/y.png) <https://evil.example/>'


def hostile(question: str = HOSTILE) -> Answer:
    """An answer whose every text carries markup and foreign addresses."""
    return Answer(
        id="a3", question=question, status=Status.PARTIAL, status_reason=Reason.PART_MISSING, answer=f"{HOSTILE}\n\n- {HOSTILE}[1]",
        citations=(Citation(1, f'd"{HOSTILE}', HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, 0, 9),),
        computations=(Computation("sum", HOSTILE, Decimal(1), HOSTILE, (1, "asker")),),
        table=Grid((HOSTILE, "b"), ((HOSTILE, "1"),)),
        targets=tuple(target(HOSTILE, "q", year, "1", indicator=HOSTILE, unit=HOSTILE, region=HOSTILE) for year in (2020, 2021, 2022)),
        warnings=(HOSTILE,), suggestions=(HOSTILE,), timings_ms={}, library="",
    )


def ask(question: str, history: Sequence[str] = (), scope: Scope = EVERYTHING) -> Answer:
    """Answers by what the question holds: 乙省 is refused, markup comes back as markup, all else is the comparison."""
    if "乙省" in question:
        return refusal(question)
    return hostile(question) if "<" in question else comparison(question)
