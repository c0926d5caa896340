"""The file `.env`: its lines stay as they are, the values that are set anew take the place of the old."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

_LINE = re.compile(r"^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")


def merged(text: str, values: Mapping[str, str]) -> str:
    """The text with these values in it, once each; comments and other lines are kept."""
    left = dict(values)
    lines = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None or found[1] not in values:
            lines.append(line)
        elif found[1] in left:
            lines.append(f"{found[1]}={_quoted(left.pop(found[1]))}")
    lines += [f"{name}={_quoted(value)}" for name, value in left.items()]
    return "\n".join(lines) + "\n"


def write(path: Path, values: Mapping[str, str]) -> None:
    """Write the values into the file, whole or not at all; nobody but its owner may read it.

    Raises:
        OSError: the place cannot be written to.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as part:
        os.chmod(part.name, 0o600)
        part.write(merged(before, values))
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def _quoted(value: str) -> str:
    """The value as dotenv reads it back unchanged."""
    if re.fullmatch(r"[A-Za-z0-9_./:@%+,=?&\-]*", value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
