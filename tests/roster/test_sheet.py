"""Files as people send them: Excel and text, well and badly made, and made to do harm."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from bot.documents import grid
from bot.documents.grid import LARGEST_FILE, SheetError
from bot.documents.roster_sheet import export_roster, read_sheet, write_template
from bot.documents.sheets import read_table
from dialogs.rules.old_promises import LAYOUT as OLD
from dialogs.rules.people import Category, Role
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Sheet
from tests.roster.build import good, village

HEADER = ["支部", "编号", "姓名", "职务", "类别", "联系电话"]
ZHOU = ["溪口村支部", "1", "周立", "书记", "农村", "13800138000"]


def book(*rows: Sequence[object], title: str = "花名册") -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def texts(table: Sheet) -> list[list[str]]:
    keys = ["branch", "number", "name", "role", "category", "phone"]
    return [[row.cells.get(key, "") for key in keys] for row in table.rows]


def rewritten(content: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    """The same file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = re.sub(rb"<v ?/>", b"<v></v>", old.read(name))  # the writer's spelling differs with lxml
            assert name != part or change[0] in data
            new.writestr(name, data.replace(*change) if name == part else data)
    return out.getvalue()


def with_shared_strings(content: bytes) -> bytes:
    """The same file as Excel itself writes it: texts in a part of their own."""
    part, kept = "xl/worksheets/sheet1.xml", list[bytes]()

    def share(found: re.Match[bytes]) -> bytes:
        kept.append(found[1])
        return b't="s"><v>%d</v></c>' % (len(kept) - 1)

    sheet = zipfile.ZipFile(io.BytesIO(content)).read(part)
    shared = re.sub(rb't="inlineStr"><is>(.*?)</is></c>', share, sheet)
    content = rewritten(content, part, (sheet, shared))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    out = io.BytesIO(rewritten(content, "[Content_Types].xml", (b"</Types>", told)))
    with zipfile.ZipFile(out, "a") as archive:
        items = b"".join(b"<si>%s</si>" % one for one in kept)
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (space, items))
    return out.getvalue()


@pytest.mark.parametrize("name", ["名册.xlsx", "名册.csv"])
def test_the_template_is_an_empty_roster(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / name)
    table = read_sheet(tmp_path / name)
    assert table.columns == {column.key for column in COLUMNS}
    assert (table.header, table.rows) == (1, ())


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"\.xlsx 或 \.csv"):
        write_template(tmp_path / "名册.xls")
    assert not list(tmp_path.iterdir())


def test_the_template_offers_its_choices_and_explains_itself(tmp_path: Path) -> None:
    write_template(tmp_path / "名册.xlsx")
    made = openpyxl.load_workbook(tmp_path / "名册.xlsx")
    assert made.sheetnames == ["花名册", "填写说明"]
    offered = {str(one.formula1) for one in made["花名册"].data_validations.dataValidation}
    assert f'"{",".join(role.label for role in Role)}"' in offered
    assert f'"{",".join(category.label for category in Category)}"' in offered
    explained = {str(cell.value) for row in made["填写说明"].iter_rows() for cell in row}
    assert {column.title for column in COLUMNS} | {column.hint for column in COLUMNS} <= explained


def test_every_choice_offered_is_understood(tmp_path: Path) -> None:
    write_template(tmp_path / "名册.xlsx")
    made = openpyxl.load_workbook(tmp_path / "名册.xlsx")
    sheet = made["花名册"]
    for number, category in enumerate(Category, start=3):
        role = "书记" if number == 3 else "党员"
        for place, text in enumerate(["甲支部", str(number), f"某{number}", role, category.label, "预备"], 1):
            sheet.cell(number, place, text)
    roster = good(read_sheet(saved(made)))
    assert [entry.category for entry in roster.entries] == list(Category)


def test_the_csv_template_opens_in_excel(tmp_path: Path) -> None:
    write_template(tmp_path / "名册.csv")
    content = (tmp_path / "名册.csv").read_bytes()
    assert content.startswith("\ufeff支部,编号,姓名".encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_in_many_encodings(encoding: str, mark: str) -> None:
    content = "\r\n".join(mark.join(row) for row in (HEADER, ZHOU, [""] * 6)).encode(encoding)
    assert texts(read_sheet(content)) == [ZHOU]


def test_rows_are_numbered_as_excel_shows_them() -> None:
    content = '花名册\n\n支部,编号,姓名,类别\n\n甲,1,周立,"农\n村"\n\n甲,2,李芳,农村\n'.encode()
    table = read_sheet(content)
    assert (table.header, [row.number for row in table.rows]) == (3, [5, 7])
    made = book(["花名册"], [], ["支部", "编号", "姓名"], [], ["甲", 1, "周立"], [], ["甲", 2, "李芳"])
    table = read_sheet(saved(made))
    assert (table.header, [row.number for row in table.rows]) == (3, [5, 7])


def test_columns_may_stand_in_any_order_among_others() -> None:
    made = book(
        ["备注", "姓 名", "*编号", "手机号", "党支部", "类别（必填）", "职务"],
        ["无", "周立", 1, "", "甲", "农村", "书记"],
    )
    table = read_sheet(saved(made))
    assert texts(table) == [["甲", "1", "周立", "书记", "农村", ""]]
    assert any("没有读入：“备注”" in one for one in good(table).warnings)


def test_a_day_that_excel_made_of_it_is_read_where_a_day_belongs() -> None:
    made = book(["姓名", "承诺事项", "完成时间"], ["周立", datetime(2027, 3, 1), datetime(2027, 9, 30)])
    (row,) = read_table(saved(made), OLD).rows
    assert row.cells["due"] == "2027-09-30"
    assert "当成了日期" in row.broken["text"]


def test_numbers_of_excel_become_texts() -> None:
    made = book(HEADER, ["甲", 1.0, "周立", "书记", "农村", 13800138000])
    assert texts(read_sheet(saved(made))) == [["甲", "1", "周立", "书记", "农村", "13800138000"]]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("#N/A", "这里显示 #N/A"),
        ("=A1&B1", "公式"),
        (date(2026, 1, 2), "当成了日期"),
        (110101199001011234, "丢了后面几位"),
    ],
)
def test_cells_without_a_value_are_told(value: object, says: str) -> None:
    (row,) = read_sheet(saved(book(HEADER, ["甲", value, "周立", "书记", "农村"]))).rows
    assert says in row.broken["number"]
    assert "number" not in row.cells


def test_the_result_of_a_formula_is_taken() -> None:
    made = book(HEADER, ["甲", "=1+1", "周立", "书记", "农村"])
    part = "xl/worksheets/sheet1.xml"
    content = rewritten(saved(made), part, (b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    assert texts(read_sheet(content)) == [["甲", "2", "周立", "书记", "农村", ""]]


def test_the_sheet_is_found_among_others() -> None:
    made = book(["说明"], ["请填花名册"], title="封面")
    hidden, shown = made.create_sheet("去年"), made.create_sheet("名单")
    hidden.sheet_state = "hidden"
    for row in (HEADER, ZHOU):
        hidden.append([*row, "旧"])
        shown.append(row)
    assert texts(read_sheet(saved(made))) == [ZHOU]


def test_a_wrong_size_told_by_the_file_hides_nobody() -> None:
    content = saved(book(HEADER, ZHOU, ["甲", "2", "李芳", "党员", "农村", ""]))
    content = rewritten(content, "xl/worksheets/sheet1.xml", (b'ref="A1:F3"', b'ref="A1"'))
    assert len(read_sheet(content).rows) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "是空的"),
        (b" \r\n", "是空的"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "另存为 .xlsx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是名册文件"),
        ("今天天气好\n明天也好\n".encode(), "找不到表头"),
        ("支部,编号,姓名,姓 名,类别\n".encode(), "两列都是“姓名”"),
        (b"PK\x03\x04broken", "打不开"),
        (b"x" * (LARGEST_FILE + 1), "太大了"),
    ],
)
def test_other_files_are_refused_in_plain_words(content: bytes, says: str) -> None:
    with pytest.raises(SheetError, match=says):
        read_sheet(content, "发来的文件")


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "名册.csv").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(SheetError, match="“名册.csv”太大了"):
        read_sheet(tmp_path / "名册.csv", "名册.csv")


def test_a_zip_bomb_is_refused() -> None:
    content = saved(book(HEADER, ZHOU))
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 40_000_000)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(SheetError, match="展开后太大"):
        read_sheet(out.getvalue())


def test_a_zip_of_many_parts_is_refused() -> None:
    out = io.BytesIO(saved(book(HEADER, ZHOU)))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(600):
            archive.writestr(f"xl/media/{number}", b"")
    with pytest.raises(SheetError, match="展开后太大"):
        read_sheet(out.getvalue())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
@pytest.mark.parametrize(
    "declared", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hostname">']
)
def test_entities_in_xml_are_refused(part: str, declared: str) -> None:
    content = with_shared_strings(saved(book(HEADER, ZHOU)))
    root = zipfile.ZipFile(io.BytesIO(content)).read(part).split(b" ")[0]
    bad = rewritten(content, part, (root, f"<!DOCTYPE x [{declared}]>".encode() + root))
    with pytest.raises(SheetError, match="打不开"):
        read_sheet(bad)


def test_texts_shared_between_cells_are_read() -> None:
    assert texts(read_sheet(with_shared_strings(saved(book(HEADER, ZHOU))))) == [ZHOU]


def test_a_row_beyond_the_end_of_excel_is_refused() -> None:
    content = rewritten(
        saved(book(HEADER, ZHOU)), "xl/worksheets/sheet1.xml", (b'<row r="2"', b'<row r="99999999999"')
    )
    with pytest.raises(SheetError, match="打不开"):
        read_sheet(content)


@pytest.mark.parametrize("made", ["text", "book"])
def test_too_many_people_are_refused(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 5)
    rows = [["甲", str(n), "周立", "党员", "农村", ""] for n in range(1, 7)]
    if made == "book":
        content, enough = saved(book(HEADER, *rows)), saved(book(HEADER, *rows[:5]))
    else:
        content, enough = ("\n".join(map(",".join, [HEADER, *some])).encode() for some in (rows, rows[:5]))
    assert len(read_sheet(enough).rows) == 5
    with pytest.raises(SheetError, match="最多 5 人"):
        read_sheet(content)


@pytest.mark.parametrize("name", ["名册.xlsx", "名册.csv"])
def test_nothing_becomes_a_formula(tmp_path: Path, name: str) -> None:
    roster = good(village(chen={"post": "=HYPERLINK(1)", "name": "@陈", "number": "-4"}))
    export_roster(tmp_path / name, roster.entries)
    last = read_sheet(tmp_path / name).rows[-1]
    assert (last.cells["post"], last.cells["name"], last.cells["number"]) == ("=HYPERLINK(1)", "@陈", "-4")
    assert not last.broken
    if name.endswith("csv"):
        assert ",'-4,'@陈," in (tmp_path / name).read_text("utf-8-sig")
    else:
        kinds = {c.data_type for c in openpyxl.load_workbook(tmp_path / name)["花名册"][5] if c.value}
        assert kinds == {"s"}
