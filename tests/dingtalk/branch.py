"""The invented branch with accounts in DingTalk."""

from dataclasses import replace

from dialogs.rules.roster_entries import Entry, Roster

#: Number on the roster → userId. Number 09 has none: somebody without a phone.
ACCOUNTS = {f"{number:02d}": f"ding{number:02d}" for number in range(1, 13) if number != 9}


def entries(roster: Roster) -> list[Entry]:
    """Everybody with a DingTalk account and with no other."""
    return [replace(entry, accounts=_accounts(entry.number)) for entry in roster.entries]


def _accounts(number: str) -> dict[str, frozenset[str]]:
    return {"wecom": frozenset(), "dingtalk": frozenset({ACCOUNTS[number]} if number in ACCOUNTS else ())}
