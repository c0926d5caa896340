"""Receipt codes: six characters of Crockford's base 32, shown as 7KQ-2MP.

The alphabet has no I, L, O and U; what is read out on the phone as O or I is taken for 0 and 1.
"""

import re
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6

_MISHEARD = str.maketrans("OIL", "011")
_SEPARATORS = re.compile(r"[\s\-–—_·.。]+")
_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def shown(code: str) -> str:
    """The code as people read it."""
    return f"{code[:3]}-{code[3:]}"


def mixed(code: str) -> bool:
    """Whether it has letters and digits: only such a code is given out, so that no date or
    telephone number is ever taken for one."""
    return any(one.isdigit() for one in code) and any(one.isalpha() for one in code)


def read_code(said: str) -> str:
    """The code that somebody typed, in whatever letters; empty when it is none."""
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", said)).upper().translate(_MISHEARD)
    return plain if _CODE.fullmatch(plain) and mixed(plain) else ""
