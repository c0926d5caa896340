"""The materials that are plain text: press, television and its subtitles, web, group."""

from dialogs.content import Message
from dialogs.rules.publishing import Notice
from dialogs.rules.spoken import LONGEST_SPOT, srt, subtitles
from dialogs.words import materials as words

#: Commitments that the newspaper quotes.
_QUOTED = 3


def promisors(notice: Notice) -> str:
    """Who has promised something, in words."""
    own = any(one.of_org for one in notice.public)
    return words.promisors(notice.org, notice.people, own)


def press(notice: Notice) -> str:
    """The text for a newspaper."""
    lines, who = notice.public, promisors(notice)
    samples = [f"{one.who}要{one.text}" if one.of_org else f"{one.who}说：{one.text}" for one in lines]
    parts = [
        words.press_title(who, len(lines)),
        "",
        words.press(notice.org, notice.year, notice.day, who, len(lines), _spread(samples)),
        words.press_closing(notice.contact, notice.address),
    ]
    return "\n".join(parts) + "\n"


def spot(notice: Notice) -> str:
    """The text of 30 seconds: with the longest commitment that there is room for."""

    def said(sample: str) -> str:
        return words.spot(notice.year, promisors(notice), len(notice.public), sample)

    fitting = [
        sample
        for sample in (words.spot_sample(one.text) for one in notice.public)
        if len(said(sample)) <= LONGEST_SPOT
    ]
    return said(max(fitting, key=len, default=""))


def spot_subtitles(notice: Notice) -> str:
    """The subtitles of the spot."""
    return srt(subtitles(spot(notice)))


def web(notice: Notice) -> str:
    """The line for a site of one's own."""
    return words.web_line(notice.org, notice.address) + "\n"


def group(card: Message, address: str) -> str:
    """The card as it stands in the group, for groups that the bot is not in."""
    return f"{card.title}\n{card.text}\n{address}\n"


def _spread(samples: list[str]) -> list[str]:
    """Some from everywhere in the list, so that not only the first are in the paper."""
    step = max(1, len(samples) // _QUOTED)
    return samples[::step][:_QUOTED]
