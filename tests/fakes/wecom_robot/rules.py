"""What the platform refuses in a frame, as error codes; stricter than the real one where it would silently
cut or choose for us. Written from the documents (101463, 101031, 101032)."""

import re
from typing import Any

Fields = dict[str, Any]

_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}", re.ASCII)
_COMMON = {"card_type", "source", "action_menu", "main_title", "quote_area", "task_id", "jump_list"}
_SPECIAL = {
    "button_interaction": {"button_list", "button_selection", "sub_title_text", "card_action"},
    "text_notice": {"emphasis_content", "sub_title_text", "card_action", "horizontal_content_list"},
    "news_notice": {"card_image", "image_text_area", "vertical_content_list", "card_action"},
    "vote_interaction": {"checkbox", "submit_button"},
    "multiple_interaction": {"select_list", "submit_button"},
}
INTERACTIVE = ("button_interaction", "vote_interaction", "multiple_interaction")


def size(text: str) -> int:
    return len(text.encode())


def is_url(value: object) -> bool:
    return isinstance(value, str) and re.match(r"https?://[^\s\"<>]+$", value) is not None


def check_body(body: Fields, allowed: tuple[str, ...], extra: frozenset[str] = frozenset()) -> int:
    """A message: its type, nothing beside it, and the part named by the type."""
    kind = body.get("msgtype")
    if not isinstance(kind, str) or kind not in allowed:
        return 40008
    if body.keys() - {"msgtype", kind} - extra:
        return 40058
    part = body.get(kind)
    if not isinstance(part, dict):
        return 40063
    checks = {
        "text": check_text,
        "markdown": check_markdown,
        "stream": check_stream,
        "template_card": check_card,
    }
    return checks[kind](part)


def check_text(part: Fields) -> int:
    content = part.get("content")
    if part.keys() - {"content"}:
        return 40058
    if not isinstance(content, str) or not content:
        return 44004
    return 45002 if size(content) > 2048 else 0


def check_markdown(part: Fields) -> int:
    content = part.get("content")
    if part.keys() - {"content", "feedback"}:
        return 40058
    if not isinstance(content, str) or not content:
        return 44004
    return 45002 if size(content) > 20480 else 0


def check_stream(part: Fields) -> int:
    if part.keys() - {"id", "finish", "content", "feedback"} or not isinstance(part.get("finish"), bool):
        return 40058
    if not isinstance(part.get("id"), str) or not 0 < size(part["id"]) <= 256:
        return 40058
    return check_markdown({"content": part.get("content")})


def check_card(card: Fields) -> int:
    kind = card.get("card_type")
    if kind not in _SPECIAL or card.keys() - _COMMON - _SPECIAL[kind] - {"replace_text"}:
        return 40058
    if kind in INTERACTIVE and not _TASK_ID.fullmatch(str(card.get("task_id", ""))):
        return 42014
    title = card.get("main_title", {}).get("title", "")
    if not title and not card.get("sub_title_text"):
        return 40063
    if len(title) > 26 or len(card.get("sub_title_text", "")) > 112:
        return 45002
    if any(jump.get("type") == 1 and not is_url(jump.get("url")) for jump in card.get("jump_list", [])):
        return 40058
    return check_kind(kind, card)


def check_kind(kind: object, card: Fields) -> int:
    if kind == "button_interaction":
        return check_buttons(card.get("button_list"))
    if kind == "vote_interaction":
        return check_options(card.get("checkbox", {}), card)
    if kind == "multiple_interaction":
        return check_lists(card)
    return 0 if is_url(card.get("card_action", {}).get("url")) else 40058


def check_buttons(buttons: object) -> int:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 6:
        return 40063
    keys = []
    for button in buttons:
        if button.keys() - {"text", "style", "key"} or not 0 < len(button.get("text", "")) <= 10:
            return 42020
        if not 0 < size(button.get("key", "")) <= 1024:
            return 42019
        keys.append(button["key"])
    return 0 if len(set(keys)) == len(keys) else 42018


def check_options(part: Fields, card: Fields) -> int:
    options = part.get("option_list", [])
    if not 1 <= len(options) <= 20 or any(option.get("is_checked") for option in options):
        return 40058  # the real one permits a checked option; for an answer it would be a bias
    if any(not 0 < len(option.get("text", "")) <= 11 for option in options):
        return 45002
    return 0 if card.get("submit_button", {}).get("key") else 42019


def check_lists(card: Fields) -> int:
    lists = card.get("select_list", [])
    if not 1 <= len(lists) <= 3:
        return 40058
    neutral = all(not one.get("selected_id") or one["selected_id"] == "none" for one in lists)
    return 0 if neutral and card.get("submit_button", {}).get("key") else 40058
