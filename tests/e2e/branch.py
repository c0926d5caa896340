"""The invented branch with accounts in an invented corporation, and its roster as a file."""

from dataclasses import replace
from pathlib import Path

from bot.documents import invented
from bot.documents.roster_sheet import export_roster

#: Number on the roster → account. Capitals on purpose: WeCom does not mind the case. Number 09 has none.
ACCOUNTS = {
    "01": "ChenGuoqiang",
    "02": "LinXiaomei",
    "03": "zhou_jianping",
    "04": "WangXiuying",
    "05": "LiMing",
    "06": "ZhaoXue",
    "07": "sun.dahai",
    "08": "WuGuifang",
    "10": "He-Xiaobing",
    "11": "mali11",
    "12": "HuZhiyuan",
}

#: Somebody of the corporation who is not on the roster.
STRANGER = "QianDuoduo"

NAMES = {entry.number: entry.name for entry in invented.roster().entries}

#: Name → account, of those who have one.
ACCOUNT_OF = {NAMES[number]: account for number, account in ACCOUNTS.items()}


def write_roster(path: Path) -> None:
    """The roster as a secretary would hand it in."""
    entries = [
        replace(
            entry,
            accounts={"wecom": frozenset({ACCOUNTS[entry.number]} if entry.number in ACCOUNTS else ())},
        )
        for entry in invented.roster().entries
    ]
    export_roster(path, entries)
