"""What the platform refuses in a message, as error codes: stricter than the real one where that would
silently cut or ignore. Written from its documents (robot message types, card data, custom robots)."""

import json
import re
from typing import Any

Fields = dict[str, Any]

#: msgKey → the fields that msgParam must have, each a non-empty string.
SHAPES: dict[str, set[str]] = {
    "sampleText": {"content"},
    "sampleMarkdown": {"title", "text"},
    "sampleLink": {"text", "title", "picUrl", "messageUrl"},
    "sampleActionCard": {"title", "text", "singleTitle", "singleURL"},
    **{
        f"sampleActionCard{n}": {"title", "text"}
        | {f"actionTitle{i}" for i in range(1, n + 1)}
        | {f"actionURL{i}" for i in range(1, n + 1)}
        for n in range(2, 6)
    },
}
_SPACE = re.compile(r"dtv1\.card//IM_(ROBOT|GROUP)\.(.+)")
_CARD = {
    "cardTemplateId",
    "outTrackId",
    "callbackType",
    "callbackRouteKey",
    "cardData",
    "openSpaceId",
    "imRobotOpenSpaceModel",
    "imRobotOpenDeliverModel",
    "userIdType",
}


def is_url(value: object) -> bool:
    return isinstance(value, str) and re.match(r"https?://[^\s\"<>]+$", value) is not None


def check_message(body: Fields, robot: str, fields: set[str]) -> str:
    """A message of the bot; "" when it is well-formed."""
    if body.keys() != fields | {"robotCode", "msgKey", "msgParam"}:
        return "invalidParameter.fields"
    if body["robotCode"] != robot:
        return "invalidParameter.robotCode.notExist"
    shape = SHAPES.get(str(body["msgKey"]))
    if shape is None:
        return "template.not.existed"
    if not isinstance(body["msgParam"], str):
        return "invalidParameter.msgParam.invalid"
    if len(body["msgParam"].encode()) > 15_000:
        return "invalidParameter.msgParam.tooLong"
    return check_param(body["msgParam"], shape)


def check_param(text: str, shape: set[str]) -> str:
    try:
        param = json.loads(text)
    except ValueError:
        return "invalidParameter.msgParam.invalid"
    if not isinstance(param, dict) or param.keys() != shape:
        return "invalidParameter.msgParam.invalid"
    if not all(isinstance(value, str) and value for value in param.values()):
        return "invalidParameter.msgParam.empty"
    urls = [value for name, value in param.items() if "URL" in name or "Url" in name]
    titles = [value for name, value in param.items() if "Title" in name]
    if not all(map(is_url, urls)) or any(len(title) > 20 for title in titles):
        return "invalidParameter.msgParam.invalid"
    return ""


def check_people(body: Fields) -> str:
    people = body.get("userIds")
    if not isinstance(people, list) or not people or not all(isinstance(one, str) for one in people):
        return "miss.param.userIds"
    if len(people) > 20:
        return "too.many.people"
    return "invalidParameter.userIds.repeated" if len(set(people)) != len(people) else ""


def check_card(body: Fields, template: str, robot: str) -> str:
    """A card for one person or one group; "" when it is well-formed."""
    if body.keys() - _CARD or _CARD - {"callbackRouteKey"} - body.keys():
        return "param.fields"
    if body["cardTemplateId"] != template:
        return "template.not.existed"
    if not isinstance(body["outTrackId"], str) or not 0 < len(body["outTrackId"]) <= 100:
        return "param.outTrackIdInvalid"
    if body["callbackType"] not in ("STREAM", "HTTP") or (
        body["callbackType"] == "HTTP" and not body.get("callbackRouteKey")
    ):
        return "param.callbackTypeInvalid"
    if not _SPACE.fullmatch(str(body["openSpaceId"])):
        return "param.openSpaceIdInvalid"
    if body["imRobotOpenDeliverModel"].get("robotCode") != robot:
        return "invalidParameter.robotCode.notExist"
    return check_values(body["cardData"].get("cardParamMap"))


def check_values(values: object) -> str:
    """The variables of a card: all of them text, none longer than 1 KB (instructions for card data)."""
    if not isinstance(values, dict):
        return "param.cardDataInvalid"
    for name, value in values.items():
        if not isinstance(value, str) or len(value.encode()) > 1024 or len(name.encode()) > 100:
            return "param.cardDataInvalid"
    return ""


def person_of(space: str) -> str:
    found = _SPACE.fullmatch(space)
    return found[2] if found else ""


def check_webhook(body: Fields) -> int:
    """The body of robot/send; 0 when it is well-formed."""
    kind = body.get("msgtype")
    if kind not in ("text", "actionCard", "markdown") or body.keys() - {"msgtype", "at", str(kind)}:
        return 40035
    part = body.get(str(kind))
    shape = {"text": {"content"}, "markdown": {"title", "text"}}.get(
        str(kind), {"title", "text", "singleTitle", "singleURL"}
    )
    if not isinstance(part, dict) or part.keys() != shape or not all(part.values()):
        return 40035
    return 0
