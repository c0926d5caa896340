"""WeCom's intelligent robot over its long connection: no public address, no domain, no trusted address.

It cannot speak to somebody who has never written to it, and it has one connection at a time.
"""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiohttp import ClientSession

from bot.platforms.longline import Ending, How
from bot.platforms.wecom.errors import CARD_KNOWN
from bot.platforms.wecom.robot.answers import OK, UNKNOWN_REQUEST, refused
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.decode import PLATFORM, Source, decode, is_kick
from bot.platforms.wecom.robot.encode import answered, card_of, marked, posted, spoken, welcoming
from bot.platforms.wecom.robot.frames import EVENT, MESSAGE, RESPOND, SEND, UPDATE, WELCOME, Frame
from bot.platforms.wecom.robot.intake import PAUSES, Intake, Receive
from bot.platforms.wecom.robot.line import Answered, Line, Pulse
from bot.platforms.wecom.robot.media import bring
from bot.ports import (
    Abilities,
    Clock,
    Delivery,
    Failed,
    Media,
    MediaError,
    Sent,
    Unknown,
    answer_key,
    greeting_key,
)
from dialogs.content import Message
from dialogs.heard import Heard, Kind

_MEMBER = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z_\-@.]{0,63}")
_CHAT = re.compile(r"[!-~]{1,190}")

#: Seconds in which an event wants its answer, and in which a message takes one, with a margin.
EVENT_WAITS = 4.5
MESSAGE_WAITS = 23 * 3600.0

#: How much is remembered of each sort; only comfort is lost beyond it.
_REMEMBERED = 4000

_SAY_AGAIN = Message("刚才那句没有记下来，请再说一遍。")


class WeComRobot:
    """The platform named `wecom_robot`.

    What is said twice is shown twice, so a message in doubt is not repeated. Answers go inside the frame
    of the question where that is still open, which also reaches people whose chat has gone cold.
    """

    name = PLATFORM
    repeats_are_safe = False
    # 30 a minute and 1000 an hour in one conversation, silently dropped above (§6.4): 15 a minute keep both.
    abilities = Abilities(
        can_start_conversation=False,
        cards=True,
        voice_audio=False,
        voice_text=True,
        group_post=True,
        edit_card=True,
        per_person_per_minute=15,
        per_group_per_minute=10,
    )

    def __init__(
        self,
        config: RobotConfig,
        session: ClientSession,
        clock: Clock,
        pulse: Pulse | None = None,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._config = config
        self._session = session
        self._clock = clock
        self._pauses = pauses
        self._line = Line(config, session, self._on_frame, self._on_up, pulse)
        self._intake: Intake | None = None
        self._stood = False
        self.down_since: datetime | None = None  # when the line that stood last came to its end
        self._woken: list[Any] = []
        self._open: OrderedDict[str, tuple[str, str, float]] = OrderedDict()
        self._taps: OrderedDict[str, float] = OrderedDict()
        self._cards: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
        self._sources: OrderedDict[str, Source] = OrderedDict()

    @property
    def up(self) -> bool:
        """Whether the line stands."""
        return self._line.up

    def attend(self, receive: Receive, on_up: Any) -> None:
        """Hand what is heard to `receive`; call `on_up` whenever the line has come up."""
        self._intake = Intake(receive, self._ask_again, self._pauses)
        self._woken.append(on_up)

    async def connect(self) -> Ending:
        """One connection to its end."""
        try:
            return await self._line.run()
        finally:
            if self._stood:
                self.down_since, self._stood = self._clock.now(), False

    async def hush(self) -> None:
        """Hear nothing more; what was heard is brought to its end."""
        if self._intake is not None:
            await self._intake.close()

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Say something to one person, as an answer where there is still something to answer."""
        if not _MEMBER.fullmatch(address):
            return Failed("成员帐号不对", permanent=True)
        card = card_of(message, key, self._config.public_url)
        if card is not None and "task_id" in card:
            _remember(self._cards, card["task_id"], card)
        outcome = await self._answer(message, key)
        if outcome is None:
            body = spoken(message, key, self._config.public_url)
            outcome = await self._line.ask(SEND, {"chatid": address, "chat_type": 1, **body})
        if card is not None and isinstance(outcome, Answered) and outcome.code == CARD_KNOWN:
            return Sent()  # a card's number serves once: this one has been shown
        return _settled(outcome, person=True)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Say something in a group to which the robot belongs."""
        if not _CHAT.fullmatch(group):
            return Failed("群的编号不对", permanent=True)
        body = posted(message, self._config.public_url)
        return _settled(await self._line.ask(SEND, {"chatid": group, "chat_type": 2, **body}), person=False)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """Show on a card what was chosen; possible for five seconds after the tap."""
        req_id, _, task = reply_code.partition(" ")
        until = self._taps.pop(req_id, 0.0)
        if asyncio.get_running_loop().time() > until:
            return Failed("点过的卡片来不及改了", permanent=True)
        body = marked(self._cards.get(task), task, label)
        return _settled(await self._line.ask(UPDATE, body, req_id), person=True)

    async def fetch(self, media: str) -> Media:
        """Bring a picture here; its address is good for five minutes.

        Raises:
            MediaError: it is gone, or was sent before the service was started.
        """
        source = self._sources.get(media)
        if source is None:
            raise MediaError("这张图片已经取不到了")
        brought = await bring(self._session, source)
        self._sources.pop(media, None)
        return brought

    async def _answer(self, message: Message, key: str) -> Answered | Failed | Unknown | None:
        """The outcome of answering inside the question's frame; None where that is closed."""
        cmd, req_id, until = self._open.pop(key, ("", "", 0.0))
        if asyncio.get_running_loop().time() > until:
            return None
        encode = welcoming if cmd == WELCOME else answered
        outcome = await self._line.ask(cmd, encode(message, key, self._config.public_url), req_id)
        if isinstance(outcome, Answered) and outcome.code == UNKNOWN_REQUEST:
            return None
        return outcome

    def _on_up(self) -> None:
        self._stood = True
        for woken in self._woken:
            woken()

    def _on_frame(self, frame: Frame) -> None:
        if frame.cmd == EVENT and is_kick(frame):
            self._line.end(Ending(How.KICKED, "另一处用同一个机器人连上了，这里被挤下线"))
        elif frame.cmd in (MESSAGE, EVENT) and self._intake is not None:
            caught = decode(frame, self._clock.now())
            for reference, source in caught.sources.items():
                _remember(self._sources, reference, source)
            for heard in caught.heard:
                self._expect(heard, frame)
            self._intake.take(caught.heard)

    def _expect(self, heard: Heard, frame: Frame) -> None:
        """Note by which frame this may be answered, and until when."""
        now = asyncio.get_running_loop().time()
        if heard.kind is Kind.CHOICE:
            _remember(self._taps, frame.req_id, now + EVENT_WAITS)
            return
        if heard.group:
            return  # the person is answered alone, or the group by its own post
        if heard.kind is Kind.ENTER:
            way = (WELCOME, frame.req_id, now + EVENT_WAITS)
            _remember(self._open, greeting_key(PLATFORM, heard.address), way)
        else:
            way = (RESPOND, frame.req_id, now + MESSAGE_WAITS)
        _remember(self._open, answer_key(PLATFORM, heard.key), way)

    async def _ask_again(self, heard: Heard) -> None:
        if not heard.group:
            await self.send(heard.address, _SAY_AGAIN, answer_key(PLATFORM, heard.key))


def _remember(shelf: OrderedDict[str, Any], name: str, value: Any) -> None:
    shelf[name] = value
    if len(shelf) > _REMEMBERED:
        shelf.popitem(last=False)


def _settled(outcome: Answered | Failed | Unknown, *, person: bool) -> Delivery:
    if not isinstance(outcome, Answered):
        return outcome
    return Sent() if outcome.code == OK else refused(outcome.code, person=person)
