"""What groups and the secretary read when something is published, signed or counted."""

from datetime import date, datetime

from dialogs.rules.calendar import chinese_date, local

NOTHING_TO_PUBLISH = "现在没有审好待公示的承诺。"
NO_SUMMARY = "现在没有等你签发的小结。"
WHY_NOTHING = "今年还没有公示的承诺。也可以签发小结，原因点“改一改”写上。"
SIGNED_ALREADY = "这份小结已经签发过了。"
NO_RESULTS = "评议结果还没出来。"

#: On everything that is published (R54).
SUPERVISE = "没做到的，扫公示栏的码、打电话，或跟我说“反映”。"
UNDER_WAY = "进行中"

#: Begins the line of a summary that thanks.
THANKS = "\n这季度要谢谢："

#: Lines of a list that a card shows; the page shows all.
SHOWN = 8


def published_title(branch: str, year: int) -> str:
    """Title of the card in the group."""
    return f"{branch}{year}年公开承诺"


def published(lines: list[str], people: int) -> str:
    """The card in the group: who promises what."""
    shown = "\n".join(lines[:SHOWN])
    more = f"\n还有{len(lines) - SHOWN}条，点开看。" if len(lines) > SHOWN else ""
    who = f"{people}位同志的" if people else ""
    return f"{who}{len(lines)}件承诺，请大家看一看、督一督：\n{shown}{more}\n{SUPERVISE}"


def done_publishing(items: int, goes: datetime | None, today: date) -> str:
    """The secretary learns what was published where."""
    return f"公示了{items}条，文字已经定住。{posted(goes, today)}"


def posted(goes: datetime | None, today: date) -> str:
    """When it goes to the group."""
    if goes is None:
        return "还没有设工作群，公示栏上能看到。"
    when = local(goes)
    if when.date() == today:
        return "这就发到工作群。"
    return f"{chinese_date(when.date())}{when.hour}点多发到工作群。"


def summary_title(year: int, quarter: int) -> str:
    """Title of the quarter's card."""
    return f"{year}年第{quarter}季度承诺小结"


def signed_by(role: str, name: str) -> str:
    """Who signed."""
    return f"（{role}{name}签发）"


def summary_draft(
    *,
    year: int,
    quarter: int,
    items: int,
    told: int,
    done: int,
    going: int,
    done_texts: list[str],
    own: list[str],
    public: str,
    thanked: list[str],
    steps: int = 0,
) -> str:
    """The draft of a quarter's summary: figures and what was done, nobody who is late."""
    text = (
        f"{year}年第{quarter}季度，支部共有{items}件公开承诺，{told}件说了近况。"
        f"做完{done}件，正在做{going}件。"
    )
    if steps:
        text += f"按进度表走到的有{steps}步。"
    if done_texts:
        text += "\n这季度做完的：" + "；".join(done_texts[:5]) + "。"
    if own:
        text += "\n支部自己的：" + "；".join(own[:5]) + "。"
    text += f"\n{public}" if public else ""
    if thanked:
        text += THANKS + "；".join(thanked[:5]) + "。"
    return f"{text}\n谢谢大家。还没顾上的，有难处跟我说。"


def nothing_promised(year: int, quarter: int) -> str:
    """The summary of a quarter in which nothing was published of which it could speak."""
    return f"{year}年第{quarter}季度，还没有公示的承诺，没有可以梳理的。"


def summary_public(wishes: tuple[int, int], reports: tuple[int, int], mended: int) -> str:
    """What came from the public: (how many came, how many have their answer), and what was put right."""
    told = []
    if wishes[0]:
        told.append(f"群众的愿望{wishes[0]}件，回了{wishes[1]}件")
    if reports[0]:
        told.append(f"反映{reports[0]}件，回了{reports[1]}件")
    if mended:
        told.append(f"补做好{mended}件")
    return f"{'；'.join(told)}。" if told else ""


def digest_title(year: int) -> str:
    """Title of the year's card."""
    return f"{year}年公开承诺小结"


def summary_ready(year: int, quarter: int) -> str:
    """The secretary learns that a draft is ready."""
    return f"{year}年第{quarter}季度的小结起草好了。"
