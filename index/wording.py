"""Figures in Chinese words, as documents print them."""

from __future__ import annotations

from index.records import Target

_BOUNDS = {">=": "以上", "<=": "以内", "~": "左右"}


def figure_words(target: Target) -> str:
    """The figure with its unit and bound: 2800亿元以上, 5—10家."""
    high = f"—{target.value_max}" if target.value_max is not None else ""
    return f"{target.value}{high}{target.unit}{_BOUNDS.get(target.bound, '')}"


def dated_words(target: Target) -> str:
    """The figure with its year and, where it is already reached, so marked: 2025年 2800亿元以上, 2020年 2500亿元（完成）."""
    year = f"{target.year}年 " if target.year is not None else ""
    return f"{year}{figure_words(target)}{'（完成）' if target.status == 'actual' else ''}"
