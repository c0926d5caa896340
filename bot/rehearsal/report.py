"""The report of a rehearsal, for a terminal of 80 columns. Words are for people who know no code."""
from bot.rehearsal.measure import Report


def written(report: Report) -> str:
    """The report."""
    return ""
