"""Answers one row of a labelled file, so that the judgement can be scored from outside."""

from datetime import date
from typing import Any

from dialogs.rules.quality.item import Author, Item
from dialogs.rules.quality.lint import lint

DEFAULT_TODAY = date(2026, 11, 23)


def _text(row: dict[str, Any], key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if not isinstance(value, str):
        raise ValueError(f"这一行缺少文字字段“{key}”,或者它不是文字。")
    return value


def _period_end(period: str, today: date) -> date:
    years = [int(period[i : i + 4]) for i in range(len(period) - 3) if period[i : i + 4].isdigit()]
    if not years:
        return date(today.year + 1 if today.month >= 10 else today.year, 12, 31)
    if not 2000 <= years[0] <= 2098:
        raise ValueError(f"年度“{period}”读不懂,请写成四位年份,如2027。")
    return date(years[0], 12, 31)


def _row(item: Item) -> dict[str, Any]:
    return {
        "text": item.text,
        "due": item.due.isoformat() if item.due else None,
        "quantity": item.quantity or None,
        "category": item.category,
        "quality": item.quality,
        "scope": item.scope or None,
        "place": item.place or None,
        "beneficiary": item.beneficiary or None,
    }


def answer_row(row: dict[str, Any], today: date | None = None) -> dict[str, Any]:
    """Judge a row {"id", "utterance", "detail"?, "today"?}.

    Raises ValueError with a sentence in Chinese for a row that cannot be read.
    """
    if not isinstance(row, dict):
        raise ValueError("这一行不是一个对象,应写成花括号包起来的字段。")
    utterance, name = _text(row, "utterance"), row.get("id", "")
    detail = row.get("detail") or {}
    if not isinstance(detail, dict):
        raise ValueError("字段“detail”应是一个对象。")
    said_today = row.get("today")
    if said_today is not None:
        try:
            today = date.fromisoformat(said_today)
        except (TypeError, ValueError):
            raise ValueError("字段“today”应写成2026-11-23这样的日期。") from None
    today = today or DEFAULT_TODAY
    author = Author(
        persona=_text(detail, "persona", ""),
        setting=_text(detail, "setting", ""),
        post=_text(detail, "post", ""),
    )
    found = lint(
        utterance,
        today=today,
        period_end=_period_end(str(detail.get("period", "")), today),
        author=author,
        channel=_text(detail, "channel", "text"),
    )
    return {
        "id": name,
        "quality": found.quality,
        "why": found.why,
        "example": found.example,
        "items": [_row(item) for item in found.items],
        "rejected": list(found.rejected),
        "flags": sorted(found.flags),
    }
