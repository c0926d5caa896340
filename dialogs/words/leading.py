"""What is said while the others wait for those who lead (R23): in private, and never in a group."""

from datetime import date

from dialogs.rules.calendar import chinese_date

#: Organisations that are named; the rest is counted.
_NAMED = 3

YOU = "你"
NOTHING_YET = "还没提"
NOT_WRITTEN = "说了，等人写下来"

#: Where a promise stands that is not published yet, the nearest to it first.
STANDS = {"approved": "看过了，等你公示", "submitted": "等人看", "returned": "退回来了，等改好"}


def lacks(name: str, stands: str) -> str:
    """One who leads, and where his promise stands."""
    return f"{name}（{stands}）"


def waits(lacking: list[str], last: date) -> str:
    """Whoever leads the organisation hears why the others are not asked today, and what to do."""
    return (
        f"带头的承诺还没公示，先不问大家。还差：{'、'.join(lacking)}。"
        f"还没提的请他说“报承诺”，看过了你说“公示”。公示好了，下一个工作日就问大家；"
        f"最晚{chinese_date(last)}就问。"
    )


def still_waiting(orgs: list[str], last: date) -> str:
    """The superior hears which organisations wait, without names of people."""
    more = f"等{len(orgs)}个组织" if len(orgs) > _NAMED else ""
    return f"{'、'.join(orgs[:_NAMED])}{more}在等带头的承诺公示，最晚{chinese_date(last)}请大家提承诺"


def opened_without(org: str, days: int) -> str:
    """That the others were asked although leaders had not been published, and why."""
    return f"{org}：等了{days}个工作日，带头的还没公示完，就先请大家提了"
