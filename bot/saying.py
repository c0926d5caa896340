"""Lines said on the command line: one after the other, each wholly or not at all, each with its answer."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.ports import Links
from bot.problems import BadInput
from bot.service.talk import elsewhere
from dialogs.content import Message
from dialogs.heard import COMMAND
from dialogs.words.common import numbered
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says what: the organisation (None: the only one), the name or number of the person, and the lines
    with their numbers in the file; 0 where a line stood on the command line itself."""

    org: str | None
    name: str
    lines: tuple[tuple[int, str], ...]


async def say(
    database: Database, links: Links, address: str, spoken: Spoken, tell: Callable[[str], object]
) -> None:
    """Say them and tell every answer; `address` is ours as the public sees it.

    Raises:
        BadInput: nobody is called so; or a line is not taken, then those before it are done.
    """
    person = await database.read(elsewhere.speaker, spoken.org, spoken.name)
    once = secrets.token_hex(8)
    for number, line in spoken.lines:
        try:
            key = f"{once}-{number}"
            answer = await database.write(elsewhere.say, links, person, COMMAND, key, text=line)
        except BadInput as fault:
            raise BadInput(_where(number, fault)) from None
        tell("\n".join(filter(None, (f"第{number}行：{line}" if number else "", _written(answer, address)))))


def _where(number: int, fault: BadInput) -> str:
    if not number:
        return f"{fault}\n什么也没有做。"
    before = f"前{number - 1}行" if number > 1 else ""
    done = f"{before}说过了，不用再说。" if before else ""
    return f"第{number}行：{fault}\n{done}改好这一行，加上 --start {number} 接着说。"


def _written(answer: Message | None, address: str) -> str:
    """What is shown where there are no buttons: the choices numbered, the page with its address."""
    if answer is None:
        return ""
    link = f"{answer.link.label}：{address}{answer.link.path}" if answer.link else ""
    choices = numbered([choice.label for choice in answer.choices])
    return "\n".join(filter(None, (answer.title, answer.text, choices, link)))
