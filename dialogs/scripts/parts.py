"""One line that says something about several things of a numbered list: "1 李明 2 王芳"."""

import re

#: A number begins a part at the start of the line, or behind a blank or a stop; "巡了3次" begins none.
_PART = re.compile(r"(?:^|(?<=[\s；;，,。、]))第?\s*(\d{1,2})\s*(?:条|件|号|个)?[\s:：、.，,]\s*(?=\S)")


def parts(said: str) -> list[tuple[int, str]]:
    """The numbers with what stands behind each, in the order in which they were said."""
    text = said.strip()
    starts = list(_PART.finditer(text))
    ends = [found.start() for found in starts[1:]] + [len(text)] * bool(starts)
    return [
        (int(found[1]), text[found.end() : end].strip(" ，,；;。、\n"))
        for found, end in zip(starts, ends, strict=True)
    ]


def rest(said: str, *names: str) -> str:
    """What stands behind the name of a command."""
    text = said.strip()
    for name in sorted(names, key=len, reverse=True):
        if text.startswith(name):
            return text[len(name) :].strip(" ：:，,。\n")
    return text
