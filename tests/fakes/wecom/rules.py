"""What the platform refuses in a message, as error codes: stricter than the real one where it would
silently cut, ignore or choose for us. Written from the documents (90236, 90248, 99110)."""

import re
from typing import Any

Fields = dict[str, Any]

_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}", re.ASCII)
_COMMON = {
    "touser",
    "toparty",
    "totag",
    "msgtype",
    "agentid",
    "safe",
    "enable_id_trans",
    "enable_duplicate_check",
    "duplicate_check_interval",
}
_CARD_FIELDS = {
    "button_interaction": {"card_action", "button_list", "button_selection", "sub_title_text"},
    "text_notice": {"card_action", "emphasis_content", "sub_title_text", "jump_list"},
    "vote_interaction": {"checkbox", "submit_button"},
}
_CARD_COMMON = {"card_type", "source", "action_menu", "main_title", "quote_area", "task_id"}
INTERACTIVE = {"button_interaction", "vote_interaction", "multiple_interaction"}


def size(text: str) -> int:
    return len(text.encode())


def is_url(value: object) -> bool:
    return isinstance(value, str) and re.match(r"https?://[^\s\"<>]+$", value) is not None


def check_envelope(body: Fields, agent_id: int) -> int:
    """The common fields of message/send."""
    if body.keys() - _COMMON - {str(body.get("msgtype"))}:
        return 40058
    if type(body.get("agentid")) is not int:
        return 40056
    if body["agentid"] != agent_id:
        return 301002
    if not any(body.get(name) for name in ("touser", "toparty", "totag")):
        return 82001
    if not isinstance(body.get("touser"), str):
        return 40058
    if len(body["touser"].split("|")) > 1000:
        return 40032
    return check_repeats(body)


def check_repeats(body: Fields) -> int:
    if body.get("enable_duplicate_check", 0) not in (0, 1):
        return 40058
    interval = body.get("duplicate_check_interval", 1800)
    return 0 if type(interval) is int and 1 <= interval <= 14400 else 40058


def check_content(body: Fields, allowed: tuple[str, ...]) -> int:
    """The part named by msgtype."""
    kind = body.get("msgtype")
    if not isinstance(kind, str) or kind not in allowed:
        return 40008
    part = body.get(kind)
    if not isinstance(part, dict):
        return 40063
    checks = {
        "text": check_text,
        "textcard": check_textcard,
        "template_card": check_card,
        "voice": check_voice,
    }
    return checks[kind](part)


def check_voice(part: Fields) -> int:
    return 0 if set(part) == {"media_id"} and part["media_id"] else 40007


def check_text(part: Fields) -> int:
    if part.keys() - {"content", "mentioned_list", "mentioned_mobile_list"}:
        return 40058
    content = part.get("content")
    if not isinstance(content, str) or not content:
        return 44004
    return 45002 if size(content) > 2048 else 0


def check_textcard(part: Fields) -> int:
    if part.keys() - {"title", "description", "url", "btntxt"}:
        return 40058
    title, description = part.get("title"), part.get("description")
    if not isinstance(title, str) or not title or not isinstance(description, str) or not description:
        return 40063
    if not is_url(part.get("url")):
        return 40058
    if size(title) > 128 or len(part.get("btntxt", "")) > 4:
        return 45002
    return 45004 if size(description) > 512 else 0


def check_card(card: Fields) -> int:
    kind = card.get("card_type")
    if kind not in _CARD_FIELDS or card.keys() - _CARD_COMMON - _CARD_FIELDS[kind]:
        return 40058
    if kind in INTERACTIVE and not _TASK_ID.fullmatch(str(card.get("task_id", ""))):
        return 42014
    title = card.get("main_title", {}).get("title", "")
    if not title and not card.get("sub_title_text"):
        return 40063
    if len(title) > 36 or len(card.get("sub_title_text", "")) > 160:
        return 45002
    if kind == "button_interaction":
        return check_buttons(card.get("button_list"))
    if kind == "vote_interaction":
        return check_vote(card)
    return 0 if is_url(card.get("card_action", {}).get("url")) else 40058


def check_buttons(buttons: object) -> int:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 6:
        return 40063
    faults = [fault for button in buttons if (fault := check_button(button))]
    keys = [button["key"] for button in buttons if not faults and button.get("type", 0) == 0]
    if not faults and len(set(keys)) != len(keys):
        return 42018
    return faults[0] if faults else 0


def check_button(button: Fields) -> int:
    text = button.get("text", "")
    if not text:
        return 42020
    if len(text) > 10 or button.keys() - {"type", "text", "style", "key", "url"}:
        return 40058
    if button.get("type", 0) == 1:
        return 0 if is_url(button.get("url")) else 40058
    key = button.get("key", "")
    if not key:
        return 42019
    return 42018 if size(key) > 1024 else 0


def check_vote(card: Fields) -> int:
    options = card.get("checkbox", {}).get("option_list", [])
    if not 1 <= len(options) <= 20 or any(option.get("is_checked") for option in options):
        return 40058  # the real one permits a checked option; for a vote it would be a bias
    return 0 if card.get("submit_button", {}).get("key") else 42019
