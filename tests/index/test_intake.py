"""What is to be added: archives member by member, versions side by side, names that stand for two files, documents that fail."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from index import build as offline
from index import reading
from index.library import Library

TITLE = "某某市企业技术改造专项资金管理办法"
BODY = "第一条 为支持企业技术改造，制定本办法。\n第二条 对设备投资500万元以上的企业，给予{rate}%的补助，最高{cap}万元。\n"


def _policy(path: Path, cap: int, date: str, title: str = TITLE) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    text = f"{title}\n{BODY.format(rate=cap // 100, cap=cap)}某某市工业和信息化局\n{date}\n"
    path.write_text(text, encoding="utf-8")
    return path


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def test_a_new_version_goes_in_beside_the_old(own_home: Path, tmp_path: Path) -> None:
    offline.add([_policy(tmp_path / "1" / "办法.txt", 300, "2019年3月1日")], own_home, progress=False)
    newer = _policy(tmp_path / "2" / "办法.txt", 500, "2023年6月20日")
    report = offline.add([newer], own_home, progress=False)
    assert report.read == ("办法-2023-06-20",)
    assert not report.failed
    assert "取代 办法" in report.faults[0].message
    library = Library.open(own_home)
    assert library.superseded == {"办法": "办法-2023-06-20"}
    assert {rule.document for rule in library.rules()} == {"办法", "办法-2023-06-20"}
    assert offline.verify(own_home) == ()
    assert offline.add([newer], own_home, progress=False).unchanged == ("办法-2023-06-20",)
    offline.remove(["办法"], own_home)
    assert Library.open(own_home).superseded == {}


def test_an_old_version_added_later_is_known_as_old(own_home: Path, tmp_path: Path) -> None:
    offline.add([_policy(tmp_path / "新.txt", 500, "2023年6月20日")], own_home, progress=False)
    offline.add([_policy(tmp_path / "旧.txt", 300, "2019年3月1日")], own_home, progress=False)
    assert Library.open(own_home).superseded == {"旧": "新"}


def test_files_of_one_name_at_once_get_numbers(own_home: Path, tmp_path: Path) -> None:
    one = _policy(tmp_path / "1" / "办法.txt", 300, "2019年3月1日", "甲市工业办法")
    other = _policy(tmp_path / "2" / "办法.txt", 500, "2019年3月1日", "乙市商业办法")
    assert offline.add([one, other], own_home, progress=False).read == ("办法", "办法-2")
    assert offline.add([one, other], own_home, progress=False).unchanged == ("办法", "办法-2")


def test_an_archive_goes_in_member_by_member(own_home: Path, tmp_path: Path) -> None:
    one = _policy(tmp_path / "甲.txt", 300, "2019年3月1日", "甲市工业办法").read_bytes()
    other = _policy(tmp_path / "乙.txt", 500, "2019年3月1日", "乙市商业办法").read_bytes()
    path = _zip(
        tmp_path / "全部.zip",
        {"甲/办法.txt": one, "乙/办法.txt": other, "坏.pdf": b"%PDF-1.7", "../../逃.txt": one},
    )
    report = offline.add([path], own_home, progress=False)
    assert report.read == ("办法", "办法-2")
    assert any("坏.pdf" in fault.message for fault in report.faults)
    assert any("内容与文件库里的 办法 相同" in fault.message for fault in report.faults)
    assert [card.file for card in Library.open(own_home).cards.values()] == ["全部.zip/办法.txt"] * 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["home", "乙.txt", "全部.zip", "甲.txt"]
    offline.remove(["办法-2"], own_home)
    again = offline.add([path], own_home, progress=False)
    assert (again.read, again.unchanged) == (("办法-2",), ("办法",))


def test_a_document_that_cannot_be_analysed_keeps_none_out(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.read

    def read(loaded: object, id: str, **named: object) -> object:
        if id == "坏":
            raise IndexError("list index out of range")
        return real(loaded, id, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", read)
    files = [_policy(tmp_path / f"{name}.txt", 300, "2019年3月1日", f"{name}市办法") for name in ("坏", "好")]
    report = offline.add(files, own_home, progress=False)
    assert report.read == ("好",)
    assert "《坏.txt》的内容分析不了" in report.faults[0].message


def test_long_and_forbidden_names(own_home: Path, tmp_path: Path) -> None:
    path = _policy(tmp_path / ("规" * 80 + ".txt"), 300, "2019年3月1日", "甲市办法")
    other = _policy(tmp_path / 'a:b*?"<>|.txt', 400, "2019年3月1日", "乙市办法")
    assert offline.add([path, other], own_home, progress=False).read == ("规" * 80, "a_b_")
    assert offline.remove(["a_b_"], own_home).manifest.documents == 1
