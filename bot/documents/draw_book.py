"""What a random check was drawn from, as an Excel file: with it and the seed anybody draws the same."""

from collections.abc import Iterable

from openpyxl import Workbook

from bot.documents.tables import filled, saved


def draw_book(lots: Iterable[tuple[int, str, str, bool]]) -> bytes:
    """One sheet: number, organisation, stratum, whether it was drawn."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "名单"
    rows = [(str(number), org, stratum, "抽中" if hit else "") for number, org, stratum, hit in lots]
    filled(sheet, ("编号", "组织", "类别", "抽中没有"), rows, (10, 28, 28, 12))
    return saved(book)
