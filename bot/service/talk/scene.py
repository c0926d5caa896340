"""One person's talk while a message is dealt with, inside one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.ports import Links
from dialogs.content import Message
from dialogs.engine.outcome import Effect
from dialogs.engine.show import Turn, begin, comeback, restate, resume
from dialogs.engine.talk import Talk
from dialogs.heard import Heard
from dialogs.rules.people import Person
from dialogs.scripts.catalog import CATALOG
from storage.unit import Work


@dataclass(slots=True)
class Scene:
    """The person, what was heard, the talk as it stands, what will be said, what is still to be done.

    `listens`: the branch has a speech server, so that a recording without words need not be typed.
    `recorder`: who wrote down what the person said on paper, by phone or on a visit.
    `missed`: what was heard was not understood."""

    work: Work
    person: Person
    heard: Heard
    talk: Talk
    links: Links
    listens: bool = False
    says: list[Message] = field(default_factory=list)
    todo: list[Effect] = field(default_factory=list)
    recorder: Person | None = None
    missed: bool = False

    def say(self, text: str) -> None:
        """Add a sentence to the answer."""
        self.says.append(Message(text))

    def show(self, turn: Turn) -> None:
        """Take over the talk, the words and the effects of a turn."""
        self.talk = turn.talk
        self.says += turn.says
        self.todo += turn.effects
        self.missed = self.missed or turn.missed

    def begin(self, dialog: str, args: Mapping[str, Any]) -> None:
        """Open a dialog on top."""
        self.show(begin(CATALOG, self.talk, dialog, dict(args), self.work.now))

    def set_aside(self, dialog: str) -> None:
        """Take that dialog off the top, where it is about to be opened afresh."""
        while self.talk.top is not None and self.talk.top.dialog == dialog:
            self.talk = self.talk.pop()

    def resume(self) -> None:
        """Put the question of a dialog that waited below."""
        self.show(resume(CATALOG, self.talk, self.work.now))

    def restate(self) -> None:
        """Put the open question again."""
        self.show(restate(CATALOG, self.talk, self.work.now))

    def comeback(self) -> None:
        """Come back to the open question after something else."""
        self.show(comeback(CATALOG, self.talk, self.work.now))

    def answer(self) -> Message | None:
        """Everything that is said as one message: the last question's buttons are the ones shown."""
        spoken = [message for message in self.says if message.text]
        if not spoken:
            return None
        text = "\n".join(message.text for message in spoken)
        last = spoken[-1]
        link = next((message.link for message in reversed(spoken) if message.link), None)
        title = next((message.title for message in spoken if message.title), "")
        return replace(last, text=text, link=link, title=title)
