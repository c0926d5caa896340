"""Callbacks that still wait for their answer: what is said in time goes inside them (platform page §7.1).

That costs nothing of what an account may send, and an account that is not verified can say nothing otherwise.
A callback that is delivered again, because its answer was lost on the way, gets the same answer again.
"""

import asyncio
from collections import OrderedDict

#: Callbacks remembered; a repeated delivery comes within 15 seconds.
_REMEMBERED = 2000


class Waiting:
    """The answers of the callbacks of the last moments, by the key of the answer."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, asyncio.Future[str]] = OrderedDict()

    def open(self, key: str, *others: str) -> None:
        """A callback waits for the answer with that key (or one of the others); nothing changes where it was
        answered or given up before."""
        if key in self._answers:
            return
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        for name in (key, *others):
            self._answers[name] = answer
        while len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)

    def give(self, key: str, words: str) -> bool:
        """Answer a callback; False where none waits for this."""
        answer = self._answers.get(key)
        if answer is None or answer.done():
            return False
        answer.set_result(words)
        return True

    async def answer(self, key: str, seconds: float) -> str:
        """The answer, as soon as it is there; "" when it was not in time, and then it never is."""
        answer = self._answers.get(key)
        if answer is None:
            return ""
        if not answer.done():
            await asyncio.wait((answer,), timeout=max(0.0, seconds))
        if not answer.done():
            answer.set_result("")
        return answer.result()
