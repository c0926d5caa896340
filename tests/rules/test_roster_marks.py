"""Signs that come apart when they are compared."""

from dialogs.rules.roster import check
from dialogs.rules.roster_entries import Roster, Row, Sheet


def test_a_number_is_the_same_when_it_is_read_again() -> None:
    cells = {"branch": "甲", "number": "A´0", "name": "周立", "role": "书记", "category": "农村"}
    read = check(Sheet(1, frozenset(cells), (Row(2, cells),)))
    assert isinstance(read, Roster)
    number = read.entries[0].number
    again = check(Sheet(1, frozenset(cells), (Row(2, {**cells, "number": number}),)))
    assert isinstance(again, Roster)
    assert again.entries[0].number == number
