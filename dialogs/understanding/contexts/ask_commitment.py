"""The reply to an open question for a commitment: controls, or else the text itself."""

import re

from dialogs.understanding import controls
from dialogs.understanding.cues import asking, later
from dialogs.understanding.outcome import reading, unclear
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said


def read(said: Said, asked: Asked) -> Reading | None:
    """Everything that is no control is taken as the text of a commitment, to be judged elsewhere."""
    if not said.text:
        return unclear("没有内容")
    short = len(said.core) <= 14
    for step in (controls.again, controls.look_up, controls.asks_how):
        found = step(said, asked)
        if found and (said.asking or short):
            return found
    if short and later.LATER.find(said.text) and not re.search(r"帮|送|扫|教|老人", said.text):
        return controls.putting_off(said, asked)
    if said.asking and asking.RULES.find(said.text) and short:
        return reading("help", 0.6, "在问规则")
    return reading("value", 0.7, "当作承诺的内容", value=said.raw.strip())
