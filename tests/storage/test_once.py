"""What is read once in a transaction is read again as soon as it was written."""

import ast
from pathlib import Path

from bot.documents import invented
from bot.service.organise.roster import import_roster
from storage import orgs, people, unit
from storage.database import Database
from storage.unit import Work

_STORAGE = Path(unit.__file__).parent

#: Tables whose rows are read once, by the names under which the modules know them.
_REMEMBERED = {"person", "org", "label", "cycle", "window", "exemption", "_one", "_branch", "_label"}
_REMEMBERED |= {"identity", "channel"}
_WRITING = {"update", "delete", "insert", "insert_all", "insert_new", "put"}


def _writes(node: ast.AST) -> bool:
    """`update(person)`, `person.update()`, `insert_new(work, cycle, …)` and the like somewhere in it."""
    for call in ast.walk(node):
        if not isinstance(call, ast.Call):
            continue
        attribute = call.func if isinstance(call.func, ast.Attribute) else None
        name = attribute.attr if attribute else getattr(call.func, "id", "")
        about = [attribute.value if attribute else None, *call.args[:2]]
        if name in _WRITING and any(isinstance(one, ast.Name) and one.id in _REMEMBERED for one in about):
            return True
    return False


def _writers(module: ast.Module) -> list[ast.FunctionDef]:
    """The functions that write, by a statement of their own or by one made once for the module."""
    made = {
        target.id
        for node in module.body
        if isinstance(node, ast.Assign) and _writes(node)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    functions = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    return [
        one
        for one in functions
        if _writes(one) or any(isinstance(name, ast.Name) and name.id in made for name in ast.walk(one))
    ]


def test_whoever_writes_people_organisations_or_years_forgets_what_was_read() -> None:
    writers = {
        f"{path.name}:{one.name}": ast.unparse(one)
        for path in sorted(_STORAGE.glob("*.py"))
        for one in _writers(ast.parse(path.read_text()))
    }
    assert len(writers) >= 15
    assert [name for name, code in writers.items() if "work.forget(" not in code] == []


async def test_a_verb_sees_what_it_has_written(database: Database) -> None:
    await database.write(import_roster, invented.township(), actor=None)
    before, after = await database.write(_stop_and_rename)
    assert before == (True, invented.BRANCH, True)
    assert after == (False, "改名村党支部", False)


def _stop_and_rename(work: Work) -> tuple[tuple[bool, str, bool], tuple[bool, str, bool]]:
    branch = people.org_named(work, invented.BRANCH)
    assert branch is not None
    one = people.members(work, branch.id)[0]

    def seen() -> tuple[bool, str, bool]:
        person, org = people.get(work, one.id), people.org(work, branch.id)
        assert person is not None
        assert org is not None
        return person.active, org.name, one.id in {each.id for each in people.members(work, branch.id)}

    before = seen()
    people.stop(work, one.id, "moved")
    orgs.change(work, branch.id, name="改名村党支部")
    return before, seen()


async def test_a_list_that_is_changed_by_its_reader_is_whole_for_the_next(database: Database) -> None:
    await database.write(import_roster, invented.township(), actor=None)

    def look(work: Work) -> tuple[int, int]:
        found = people.members(work, 2)
        number = len(found)
        found.clear()
        return number, len(people.members(work, 2))

    first, second = await database.read(look)
    assert first == second > 0
