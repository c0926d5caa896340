"""One line of JSON Lines in, one out: replies read from a file or a pipe."""

from datetime import date
from typing import Any

from dialogs.understanding.reading import CONTEXTS, Asked, Reading
from dialogs.understanding.understand import understand


def _scale(said: str) -> tuple[str, ...]:
    """ "优秀/合格" as two grades, "1-5分" as five."""
    first, dash, last = said.removesuffix("分").partition("-")
    if dash and first.isdigit() and last.isdigit() and int(first) < int(last) <= 100:
        return tuple(str(step) for step in range(int(first), int(last) + 1))
    return tuple(step.strip() for step in said.replace("、", "/").split("/") if step.strip())


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(
            item
            if isinstance(item, str)
            else " ".join(str(part) for part in item.values())
            if isinstance(item, dict)
            else str(item)
            for item in value
        )
    return ()


def asked_from(row: dict[str, Any], today: date) -> Asked:
    """The question a row stands under. Raises ValueError, in Chinese, for a row that cannot be read."""
    context = row.get("context")
    if context not in CONTEXTS:
        raise ValueError(f"不认识的情境:{context}")
    if not isinstance(row.get("utterance"), str):
        raise ValueError("缺少 utterance,或不是文字")
    detail = row.get("detail") or {}
    if not isinstance(detail, dict):
        raise ValueError("detail 应是一个对象")
    if row.get("today"):
        try:
            today = date.fromisoformat(str(row["today"]))
        except ValueError:
            raise ValueError(f"today 不是日期:{row['today']}") from None
    scale = detail.get("scale", "")
    return Asked(
        context=context,
        today=today,
        scale=_scale(scale) if isinstance(scale, str) else _words(scale),
        options=_words(detail.get("options")),
        target=str(detail.get("target") or ""),
        items=_words(detail.get("items") or detail.get("item")),
        draft=str(detail.get("draft") or ""),
    )


def answer_row(row: dict[str, Any], today: date) -> dict[str, Any]:
    """The reading of one row {"id", "context", "utterance", "detail"?, "today"?}.

    `today` counts where the row names no day of its own.
    Raises ValueError, in Chinese, for a row that cannot be read.
    """
    if not isinstance(row, dict):
        raise ValueError("每行应是一个对象")
    return as_row(row.get("id"), understand(row.get("utterance", ""), asked_from(row, today)))


def as_row(key: Any, said: Reading) -> dict[str, Any]:
    """A reading as plain JSON values."""
    return {
        "id": key,
        "intent": said.intent,
        "percent": said.percent,
        "date": said.date.isoformat() if said.date else None,
        "rating": int(said.rating) if said.rating and said.rating.isdigit() else said.rating,
        "decision": said.decision,
        "decisions": [{"ref": str(ref), "decision": decision} for ref, decision in said.decisions],
        "reason": said.reason,
        "flags": sorted(said.flags),
        "confidence": said.confidence,
        "why": said.why,
    }
