"""Roster files as a secretary fills them in, for the invented branch of the sandbox."""

from bot.documents.invented import BRANCH
from bot.documents.sheet_book import write_book
from dialogs.rules.roster_columns import COLUMNS, LAYOUT

HEAD = {"branch": BRANCH, "number": "01", "name": "陈国强", "role": "书记", "category": "领导干部"}
DEPUTY = {"branch": BRANCH, "number": "02", "name": "林晓梅", "role": "副书记", "category": "农村"}
NEW = {"branch": BRANCH, "number": "13", "name": "高小雨", "category": "农村", "wecom": "gaoxiaoyu"}

#: Four faults: a category that does not exist, a telephone number, a number twice, another branch.
FAULTY = (
    {**HEAD, "category": "干部职工"},
    {**DEPUTY, "phone": "打村部电话"},
    {**NEW, "number": "02"},
    {**NEW, "number": "14", "branch": "溪口村党支部", "wecom": ""},
)


def book(*rows: dict[str, str]) -> bytes:
    """An Excel file with these people from row 2 on."""
    return write_book([[row.get(column.key, "") for column in COLUMNS] for row in rows], LAYOUT)
