"""Where, when and with what a grant is applied for: not the heading alone, not the special case, the list whole."""

from __future__ import annotations

from assistant.eligibility import applying

_TEXT = """在本县居住的外籍人员可向县人民政府提出申请。
给予每人500元补贴。补贴对象应于毕业前向所在学校提出申请。
四、申报材料
申请补贴，应提供下列材料：
（一）申请表；
（二）身份证复印件。
五、附则
对结果有异议的，可向县民政部门申请复核。
"""


def test_the_place_of_the_many_and_the_whole_list_of_papers() -> None:
    start = _TEXT.index("给予")
    found = {step.kind: _TEXT[step.start : step.end].strip() for step in applying(_TEXT, start)}
    assert found["受理"] == found["时间"] == "补贴对象应于毕业前向所在学校提出申请"
    assert found["材料"].startswith("申请补贴") and found["材料"].endswith("（二）身份证复印件。")
