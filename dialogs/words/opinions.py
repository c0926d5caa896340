"""What is said about seeking opinions before an organisation promises."""

from datetime import date

from dialogs.rules.calendar import chinese_date

ABOUT = "征求意见的情况"
EXAMPLE = "“1月5日开会20人，走访8户”"
ONLY_WISHES = (("只有这些愿望", "wishes"),)
NO_CHANNEL = "没听出是什么方式。开会、走访、问卷、电话、意见箱，都可以说。"
FUTURE = "这一天还没到。哪天征求的？"


def ask_how(org: str, wishes: int) -> str:
    """First wording: how many, by which channel, when."""
    had = f"\n群众提的愿望已经有{wishes}件，也算在里面。" if wishes else ""
    return f"替{org}提承诺前，先说说怎么听大家意见的：哪天、用什么办法、多少人。比如{EXAMPLE}。{had}"


def ask_how_again() -> str:
    """Second wording."""
    return f"怎么问的大家？说清日子、办法、人数就行，比如{EXAMPLE}。"


def ask_people(ways: list[str]) -> str:
    """How many is missing."""
    return f"{'、'.join(ways)}一共听了多少人的意见？说个数就行。"


def ask_people_again(ways: list[str]) -> str:
    """Second wording."""
    return f"{'、'.join(ways)}，大概多少人？比如“20人”。"


def ask_day(ways: list[str]) -> str:
    """When is missing."""
    return f"{'、'.join(ways)}是哪天的事？比如“1月5日”“上周三”。"


def ask_day_again(ways: list[str]) -> str:
    """Second wording."""
    return f"哪天{'、'.join(ways)}的？说个日子就行。"


def way(channel: str, people: int, day: date | None) -> str:
    """One way in which opinions were sought."""
    when = chinese_date(day) if day else ""
    return f"{when}{channel}{people}人"


def wished(wishes: int) -> str:
    """The wishes of the public count too."""
    return f"群众愿望{wishes}件"


def kept(lines: list[str]) -> str:
    """How opinions were sought is kept."""
    return f"听意见的情况记下了：{'；'.join(lines)}。"


def sought(lines: list[str]) -> str:
    """The reviewer of an organisation's promise reads how opinions were sought."""
    return f"听了意见：{'；'.join(lines)}"


NONE = "还没记过怎么听大家意见的。可以说“征求意见 1月5日开会20人”。"
