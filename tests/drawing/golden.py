"""The dialogs as they were when somebody last looked: `python -m tests.drawing.golden` renews them."""

import json
from pathlib import Path
from typing import Any

from bot.drawing.describe import describe, shape
from dialogs.engine.dialog import Dialog
from dialogs.scripts.catalog import DIALOGS

FOLDER = Path(__file__).parent / "golden"
RENEW = "python -m tests.drawing.golden"


def now(dialog: Dialog) -> dict[str, Any]:
    """The dialog as it is, as JSON gives it back."""
    found: dict[str, Any] = json.loads(json.dumps(describe(dialog)))
    return found


def then(name: str) -> dict[str, Any]:
    """The dialog as it was; empty when there was none of that name."""
    file = FOLDER / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def fault(dialog: Dialog) -> str:
    """What is to be done about the difference between now and then; empty when there is none."""
    before, after = then(dialog.name), now(dialog)
    if before == after:
        return ""
    if not before:
        return f"{dialog.name} is new: {RENEW}"
    kept = {key: before[key] for key in shape(dialog)}
    if kept != shape(dialog) and before["version"] == dialog.version:
        return f"the questions of {dialog.name} changed: raise its version, then {RENEW}"
    return (
        f"{dialog.name} speaks otherwise than it did; if that is meant: {RENEW}, and look at the difference"
    )


def renew() -> None:
    """Write all dialogs as they are now."""
    FOLDER.mkdir(exist_ok=True)
    names = {dialog.name for dialog in DIALOGS}
    for file in FOLDER.glob("*.json"):
        if file.stem not in names:
            file.unlink()
    for dialog in DIALOGS:
        text = json.dumps(now(dialog), ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{dialog.name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    refused = [why for why in map(fault, DIALOGS) if "raise its version" in why]
    if refused:
        raise SystemExit("\n".join(refused))
    renew()
