"""Phones of the members: what they do comes as WeCom would bring it, what they see is the fake's history."""

import asyncio
import re
import secrets
from dataclasses import dataclass, field
from html import unescape
from random import Random
from typing import Any

from aiohttp import ClientSession

from tests.e2e.watch import Watch
from tests.fakes.wecom.member import Callback, Member, seal

Body = dict[str, Any]


def words_of(body: Body) -> str:
    """Everything that a person reads in a message, its link included."""
    match body["msgtype"]:
        case "text":
            return unescape(str(body["text"]["content"]))
        case "textcard":
            card = body["textcard"]
            return unescape(f"{card['title']}\n{card['description']}\n{card['url']}")
        case "voice":
            return "（录音）"
        case "markdown" | "stream":
            return str(body[body["msgtype"]]["content"])
        case _:
            card = body["template_card"]
            links = [
                str(one.get("url", "")) for one in [*card.get("button_list", []), *card.get("jump_list", [])]
            ]
            links.append(str(card.get("card_action", {}).get("url", "")))
            return "\n".join([card["main_title"]["title"], card.get("sub_title_text", ""), *links]).strip()


def buttons_of(body: Body) -> dict[str, str]:
    """Label → key of the buttons that can be tapped."""
    buttons = body.get("template_card", {}).get("button_list", [])
    return {button["text"]: button["key"] for button in buttons if button.get("type", 0) == 0}


def link_in(texts: list[str], folder: str) -> str:
    """The personal page that the messages lead to: always the same one."""
    pattern = re.compile(rf"https?://[^\s\"<>]+/{folder}/[\w\-]+")
    (found,) = {link for text in texts for link in pattern.findall(text)}
    return str(found)


@dataclass
class Phone:
    """One member's phone on a line that delivers twice, thrice, late and again.

    `chance` decides how often each callback is delivered; every delivery must be acknowledged.
    """

    member: Member
    watch: Watch
    chance: Random
    said: list[str] = field(default_factory=list)
    payloads: list[str] = field(default_factory=list)

    async def messages(self) -> list[Body]:
        """Everything that was delivered to this member."""
        mine = self.member.userid.lower()
        return [entry["body"] for entry in await self.watch.delivered() if entry.get("touser") == mine]

    async def texts(self) -> list[str]:
        """The words of everything delivered."""
        return [words_of(body) for body in await self.messages()]

    async def says(self, text: str) -> str:
        """Type something; what came in answer."""
        self.said.append(text)
        return await self._does(self.member.text(text, secrets.randbelow(2**63)))

    async def speaks(self, media_id: str) -> str:
        """Record something that the fake keeps under that id; what came in answer."""
        return await self._does(self.member.voice(media_id))

    async def taps(self, label: str) -> str:
        """Tap a button of the newest card that has it; what came in answer."""
        return await self._does(await self.tap_of(label))

    async def taps_twice(self, label: str) -> str:
        """Two taps before the first has been answered: two events, not one delivered twice."""
        taps = [await self.tap_of(label), await self.tap_of(label)]
        return await self._does(*taps)

    async def says_both(self, first: str, second: str) -> str:
        """Two messages at the same moment."""
        self.said += [first, second]
        return await self._does(self.member.text(first), self.member.text(second))

    async def tap_of(self, label: str) -> str:
        """The event that a tap would send."""
        cards = [body for body in await self.messages() if label in buttons_of(body)]
        assert cards, f"{self.member.userid}: no button {label!r} on {(await self.texts())[-3:]}"
        task, key = str(cards[-1]["template_card"]["task_id"]), buttons_of(cards[-1])[label]
        wanted = {"userid": self.member.userid, "task_id": task, "key": key}
        session: ClientSession = self.member.session
        async with session.post(f"{self.watch.fake.url}/_fake/tap", json=wanted) as answer:
            answer.raise_for_status()
            given = await answer.json()
        return self.member.card(task, key, given["response_code"], given["card_type"])

    async def _does(self, *payloads: str) -> str:
        """Deliver it as a bad line does: once to three times, at once and in any order."""
        before = len(await self.messages())
        copies = [copy for payload in payloads for copy in self._copies(payload)]
        if self.payloads and self.chance.random() < 0.3:  # something old comes once more
            copies.append(self._sealed(self.chance.choice(self.payloads)))
        self.chance.shuffle(copies)
        statuses = await asyncio.gather(*(self.member.post(copy) for copy in copies))
        assert set(statuses) == {200}, statuses
        self.payloads += payloads
        await self.watch.quiet()
        return "\n".join([words_of(body) for body in (await self.messages())[before:]])

    def _copies(self, payload: str) -> list[Callback]:
        first = self._sealed(payload)
        again = [first if self.chance.random() < 0.5 else self._sealed(payload) for _ in range(2)]
        return [first, *again[: self.chance.choice((0, 0, 1, 2))]]

    def _sealed(self, payload: str) -> Callback:
        return seal(self.member.app, payload, self.member.clock())
