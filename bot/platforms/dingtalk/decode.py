"""What DingTalk brings, as something heard (platform page §2.2, §3.8). Both ways of receiving share it.

A message's key is its `msgId`, whatever frame or request it comes in; a tap's key is the card, the
person and the button, for a card is answered once.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.platforms.dingtalk.answers import read_json
from dialogs.heard import OVER_QUOTA, Heard, Kind

PLATFORM = "dingtalk"

_ADDRESS = 64  # characters of a userId
_KEY = 100
_TEXT = 16_384
_MEDIA = 1_000
_TOKEN = 200
_GROUP = 180
_LATEST = 4_102_444_800_000  # milliseconds: the year 2100

Fields = Mapping[str, Any]


class BadPayload(Exception):
    """This is no message of DingTalk."""


def message(body: Fields, now: datetime) -> tuple[Heard, ...]:
    """What a person did; empty for what the bot has no use for (acknowledge and forget).

    Raises:
        BadPayload: it has no sender that could be answered, no id, or fields of another form.
    """
    address = _text(body, "senderStaffId", _ADDRESS)
    key = _text(body, "msgId", _KEY)
    if not key:
        raise BadPayload
    if not address:
        return ()  # from another organisation, or the bot's version is not published: nobody to answer
    group = _text(body, "conversationId", _GROUP) if body.get("conversationType") == "2" else ""
    plain = Heard(
        PLATFORM, address, key, Kind.TEXT, _moment(body, now), group=f"group:{group}" if group else ""
    )
    if _is_empty(body):
        return (_with(plain, kind=Kind.NOTICE, text=OVER_QUOTA),)
    return _READERS.get(str(body.get("msgtype")), _nothing)(body, plain)


def tap(body: Fields, now: datetime) -> Heard | None:
    """The button of a card that somebody tapped; None for what is no button of ours.

    Raises:
        BadPayload: it is no answer to a card.
    """
    address, card = _text(body, "userId", _ADDRESS), _text(body, "outTrackId", 200)
    private = _object(_inner(body.get("content")), "cardPrivateData")
    params = _object(private, "params")
    token = _text(params, "token", _TOKEN)
    actions = private.get("actionIds")
    action = str(actions[0])[:_KEY] if isinstance(actions, list) and actions else ""
    if not address or not card:
        raise BadPayload
    if not token:
        return None
    whole = f"{card}\n{address}\n{action}\n{token}".encode("utf-8", "replace")
    key = "tap-" + hashlib.sha256(whole).hexdigest()[:40]
    return Heard(PLATFORM, address, key, Kind.CHOICE, now, token=token)


def tapped(body: Fields) -> Mapping[str, Any]:
    """The answer that shows on the card which choice was taken."""
    params = _object(_object(_inner(body.get("content")), "cardPrivateData"), "params")
    label = params.get("label")
    chosen = label[:20] if isinstance(label, str) and label else "已收到"
    return {
        "cardUpdateOptions": {"updateCardDataByKey": True, "updatePrivateDataByKey": True},
        "cardData": {"cardParamMap": {"chosen": chosen}},
    }


def left(event_type: str, event_id: str, body: Fields, now: datetime) -> tuple[Heard, ...]:
    """Those who left the organisation, when an event says so; of other events nothing is heard."""
    people = body.get("userId", body.get("UserId"))
    if event_type != "user_leave_org" or not isinstance(people, list):
        return ()
    names = [name for name in people if isinstance(name, str) and 0 < len(name) <= _ADDRESS]
    return tuple(
        Heard(PLATFORM, name, f"left-{event_id[:60]}-{n}", Kind.LEAVE, now) for n, name in enumerate(names)
    )


def _is_empty(body: Fields) -> bool:
    """Over quota a message comes without its content; the code is spelled in two ways (§1.7)."""
    code = str(body.get("errorCode", body.get("errCode", "")))
    kind = str(body.get("msgtype"))
    part = "text" if kind == "text" else "content"
    return code == "20001" or (kind in _READERS and part not in body)


def _words(body: Fields, heard: Heard) -> tuple[Heard, ...]:
    return (_with(heard, text=_text(_object(body, "text"), "content", _TEXT).strip()),)


def _rich(body: Fields, heard: Heard) -> tuple[Heard, ...]:
    """Words and pictures in one message are heard one after the other."""
    parts = _object(body, "content").get("richText")
    parts = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    words = "".join(_text(part, "text", _TEXT) for part in parts).strip()[:_TEXT]
    found = [_with(heard, text=words)] if words else []
    pictures = [part for part in parts if part.get("type") == "picture"]
    for number, part in enumerate(pictures[:9], start=1):
        media = _text(part, "downloadCode", _MEDIA)
        if media:
            more = {"kind": Kind.IMAGE, "media": media, "media_format": "jpg"}
            found.append(_with(heard, key=f"{heard.key}-{number}", **more))
    return tuple(found)


def _picture(body: Fields, heard: Heard) -> tuple[Heard, ...]:
    return (_with(heard, kind=Kind.IMAGE, media=_media(body), media_format="jpg"),)


def _audio(body: Fields, heard: Heard) -> tuple[Heard, ...]:
    words = _text(_object(body, "content"), "recognition", _TEXT).strip()
    return (_with(heard, kind=Kind.AUDIO, text=words, media=_media(body), media_format="amr"),)


def _nothing(_body: Fields, _heard: Heard) -> tuple[Heard, ...]:
    return ()


_READERS = {"text": _words, "richText": _rich, "picture": _picture, "audio": _audio}


def _media(body: Fields) -> str:
    media = _text(_object(body, "content"), "downloadCode", _MEDIA)
    if not media:
        raise BadPayload
    return media


def _with(heard: Heard, **more: Any) -> Heard:
    given = {"platform": heard.platform, "address": heard.address, "key": heard.key, "kind": heard.kind}
    return Heard(**{**given, "at": heard.at, "group": heard.group, **more})


def _moment(body: Fields, now: datetime) -> datetime:
    at = body.get("createAt", body.get("createA"))  # one page of the documents spells it so
    if type(at) is not int or not 0 < at < _LATEST:
        return now
    return datetime.fromtimestamp(at / 1000, UTC)


def _inner(value: object) -> Fields:
    """An object that stands in the outer one as text."""
    found = read_json(value.encode("utf-8", "replace")) if isinstance(value, str) else value
    return found if isinstance(found, dict) else {}


def _object(body: Fields, name: str) -> Fields:
    found = body.get(name)
    return found if isinstance(found, dict) else {}


def _text(body: Fields, name: str, limit: int) -> str:
    value = body.get(name, "")
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > limit:
        raise BadPayload
    # Half a sign cannot be kept by a database.
    return value.encode("utf-8", "replace").decode().replace("\0", "")
