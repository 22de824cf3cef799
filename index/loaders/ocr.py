"""Pictures and scanned pages → lines of recognised text. Needs the optional extra `ocr`."""

from __future__ import annotations

import io
import logging
from functools import cache
from importlib.util import find_spec
from typing import Any

from index.errors import LoadError
from index.records import Line, Loaded

REMEDY = "请先安装识别组件（pip install 'wence[ocr]'）再加入，或改用有文字的版本。"
SCALE = 2.5
"""Pages are drawn at so many times 72 dots an inch."""
MAX_PAGES = 60
MAX_PIXELS = 60_000_000


def available() -> bool:
    """Whether the recogniser is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def recognise(picture: Any) -> list[str]:
    """The lines of text in a PIL picture, top to bottom; words that stand on one line are joined by a blank."""
    import numpy

    result = _engine()(numpy.asarray(picture.convert("RGB")))
    if result.boxes is None or result.txts is None:
        return []
    found = sorted(
        (float(box[:, 1].mean()), float(box[:, 0].min()), float(box[:, 1].max() - box[:, 1].min()), text)
        for box, text in zip(result.boxes, result.txts, strict=True)
    )
    rows: list[list[tuple[float, float, float, str]]] = []
    for item in found:
        if rows and abs(rows[-1][-1][0] - item[0]) < 0.5 * max(item[2], rows[-1][-1][2]):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [" ".join(text for _, _, _, text in sorted(row, key=lambda item: item[1])) for row in rows]


def load_picture(data: bytes, name: str) -> Loaded:
    """The text in a picture file, one page a frame; raises `LoadError` if it cannot be opened or OCR is not installed."""
    if not available():
        raise LoadError(f"《{name}》是图片，要先识别文字：{REMEDY}")
    from PIL import Image, ImageSequence

    lines: list[Line] = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise LoadError(f"《{name}》的图片过大（{picture.width}×{picture.height}）。请缩小后再加入。")
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                if number > MAX_PAGES:
                    break
                lines += [Line(text, number) for text in recognise(frame)]
    except LoadError:
        raise
    except Exception as error:
        raise LoadError(f"《{name}》的图片已损坏，打不开。请重新扫描或另存后再加入。") from error
    if not lines:
        raise LoadError(f"《{name}》的图片里没有认出文字。请换清晰的扫描件。")
    return Loaded(name, "picture", tuple(lines), True, recognised=True)
