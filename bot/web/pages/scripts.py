"""The pages that run a program: voter, teller, counting again, and the helper on his round. Each is one text
with one fingerprint.

The policy of these pages lets exactly that text run and nothing else, whoever may have put it there.
"""

import base64
import hashlib
from dataclasses import dataclass

from markupsafe import Markup

from bot.web.pages.drawing import STATIC


@dataclass(frozen=True, slots=True)
class Program:
    """A program as it stands in its page. `fingerprint` is its SHA-256 in base64, as browsers write it."""

    text: Markup
    fingerprint: str
    worker: bool = False  # it opens without network, by a worker of ours

    @property
    def headers(self) -> dict[str, str]:
        """The policy of its page: this program, our own style, and talk with nobody but us."""
        worker = "worker-src 'self'; " if self.worker else ""
        return {
            "Content-Security-Policy": (
                f"default-src 'none'; script-src 'sha256-{self.fingerprint}'; connect-src 'self'; "
                "style-src 'self'; img-src 'self'; form-action 'self'; "
                f"{worker}"
                "frame-ancestors 'none'; base-uri 'none'"
            )
        }


def _program(*names: str, worker: bool = False) -> Program:
    text = "\n".join((STATIC / f"{name}.js").read_text("utf-8") for name in names)
    fingerprint = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Program(Markup(text), fingerprint, worker)  # noqa: S704 (files of our own)


VOTER = _program("hpke", "slips", "voter")
HOLDER = _program("hpke", "slips", "keys", "holder")
RECOUNT = _program("hpke", "slips", "keys", "recount")
ROUND = _program("round", worker=True)
