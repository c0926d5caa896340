"""A table of wordings reads as one expression of them all would, though it compiles only what it needs."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from dialogs import understanding
from dialogs.rules.needles import alternatives, needed
from dialogs.understanding.cue import Cue, cue
from dialogs.understanding.rewriting import Rewriting
from dialogs.understanding.said import hear
from tests.understanding.scorer import rows_of


def tables() -> list[Cue]:
    """Every cue that a module of the understanding names."""
    modules = [
        import_module(found.name)
        for found in walk_packages(understanding.__path__, f"{understanding.__name__}.")
    ]
    return [value for module in modules for value in vars(module).values() if isinstance(value, Cue)]


def test_every_table_reads_as_one_expression() -> None:
    texts = [hear(row["utterance"], row["context"]).text for row in rows_of("blind_16")]
    for table in tables():
        joined = re.compile("|".join(table.parts))
        for text in texts:
            found = joined.search(text)
            assert table.find(text) == (found.group() if found else ""), (table.name, text)
            assert table.whole(text) == bool(joined.fullmatch(text)), (table.name, text)


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("好的|行", ("好的", "行")),
        ("不(?:要|用)?了解", ("了解",)),
        ("(?<!不)(?:同意|可以)(?!吗)", ("同意", "可以")),
        ("[对是]的?", ("对", "是")),
        ("没(?:有)*", ("没",)),
        ("(?:(?:都|全)过|(?:一律)?退)", ("过", "退")),
        ("好{0,2}", ()),
        ("[一-九]|十", ()),
        (r"行\?", ("行",)),
        (r"\u3000", ()),
        (".*", ()),
    ],
)
def test_what_a_text_must_hold(source: str, needs: tuple[str, ...]) -> None:
    assert set(needed(source)) == set(needs)


def test_alternatives_are_parted_outside_brackets_only() -> None:
    assert [source for source, _ in alternatives(r"a|(?:b|c)d|[|]|\||e")] == [
        "a",
        "(?:b|c)d",
        "[|]",
        r"\|",
        "e",
    ]


def test_the_first_wording_in_the_text_is_found() -> None:
    table = cue("two", "不行", "[好行]的?")
    assert (table.find("好的不行"), table.find("不行好的"), table.find("没有")) == ("好的", "不行", "")
    assert (table.whole("行的"), table.whole("行的吗"), table.without("好的不行了")) == (True, False, "了")


def test_wordings_are_replaced_one_after_the_other() -> None:
    table = Rewriting([("甲", "乙"), ("乙+", "丙"), ("甲", "丁")])
    assert (table.of("甲乙"), table.of("戊")) == ("丙", "戊")
