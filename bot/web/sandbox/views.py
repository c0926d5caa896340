"""What the page gets to see, with every moment already written as China reads it."""

from datetime import datetime, timedelta, timezone
from typing import Any

from bot.platforms.sandbox.entries import Entry

# China keeps one time and has no summer time, so a fixed offset is exact since 1992.
SHANGHAI = timezone(timedelta(hours=8))
_WEEKDAYS = "一二三四五六日"


def clock_view(now: datetime) -> dict[str, str]:
    """The moment in full (2026年11月23日 星期一 09:00), short, and the hour alone."""
    local = now.astimezone(SHANGHAI)
    weekday = _WEEKDAYS[local.weekday()]
    hour = f"{local:%H:%M}"
    return {
        "full": f"{local.year}年{local.month}月{local.day}日 星期{weekday} {hour}",
        "short": f"{local.month}月{local.day}日 周{weekday} {hour}",
        "hour": hour,
    }


def entry_view(entry: Entry) -> dict[str, Any]:
    """One entry for the page; `at` is seconds since 1970, `moment` the local time to show."""
    view: dict[str, Any] = {
        "number": entry.number,
        "place": entry.place,
        "sort": entry.sort.value,
        "key": entry.key,
        "text": entry.text,
        "media": entry.media,
        "target": entry.target,
        "at": int(entry.at.timestamp()),
        "moment": clock_view(entry.at)["short"],
    }
    if entry.message:
        message = entry.message
        view["message"] = {
            "title": message.title,
            "text": message.text,
            "choices": [{"label": choice.label, "token": choice.token} for choice in message.choices],
            "link": {"label": message.link.label, "path": message.link.path} if message.link else None,
        }
    return view
