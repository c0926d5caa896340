"""What names the commands about organisations, rules and opening a year."""

from dialogs.scripts import focus_words, opening_words, rule_words

_PLAIN = {
    "依据": "basis",
    "依据文件": "basis",
    "文件依据": "basis",
    "空白主题": "topics",
    "主题": "topics",
    "差谁": "gaps",
    "还差谁": "gaps",
}


def command(said: str) -> str:
    """The command that the words name, or an empty string."""
    words = said.strip()
    if words in _PLAIN:
        return _PLAIN[words]
    return rule_words.command(words) or focus_words.command(words) or opening_words.command(words)
