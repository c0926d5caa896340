"""Signed links: what opens and what does not."""

import base64
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Door
from bot.web.links import Links, Pass, load_key

NOW = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
LINKS = Links(b"k" * 32)


def token(path: str) -> str:
    return path.rpartition("/")[2]


@given(
    kind=st.sampled_from(Door),
    subject=st.text(max_size=40).filter(lambda text: text.isprintable()),
    person=st.integers(0, 2**63 - 1),
)
def test_a_link_opens_what_it_was_made_for(kind: Door, subject: str, person: int) -> None:
    path = LINKS.make(kind, subject, person)
    assert LINKS.read(kind, token(path), NOW) == Pass(subject, person)
    for other in Door:
        if other is not kind:
            assert LINKS.read(other, token(path), NOW) is None


def test_paths_say_which_page() -> None:
    assert LINKS.make(Door.RATE, "2026", 7).startswith("/rate/")
    assert LINKS.make(Door.LISTEN, "5", 7).startswith("/listen/")
    assert LINKS.make(Door.RESULT, "2026", 7).startswith("/results/")


def test_a_link_is_short_enough_to_look_honest() -> None:
    assert len(LINKS.make(Door.RATE, "cycle-12-peers", 123456, NOW)) < 72


def test_no_changed_token_opens() -> None:
    good = token(LINKS.make(Door.RATE, "2026", 7))
    whole = base64.urlsafe_b64decode(good + "=" * (-len(good) % 4))
    for place in range(len(whole)):
        for bit in range(8):
            bent = bytearray(whole)
            bent[place] ^= 1 << bit
            text = base64.urlsafe_b64encode(bytes(bent)).rstrip(b"=").decode()
            assert LINKS.read(Door.RATE, text, NOW) is None


def test_a_token_has_one_spelling() -> None:
    good = token(LINKS.make(Door.RATE, "2026", 7))
    for other in (good + "=", good + "==", good + "A", good[:-1], " " + good, good + "\n", good + "é", ""):
        assert LINKS.read(Door.RATE, other, NOW) is None


@given(st.text(max_size=90))
def test_nonsense_opens_nothing(text: str) -> None:
    assert LINKS.read(Door.RATE, text, NOW) is None


def test_another_key_opens_nothing() -> None:
    foreign = token(Links(b"x" * 32).make(Door.RATE, "2026", 7))
    assert LINKS.read(Door.RATE, foreign, NOW) is None


def test_a_link_is_good_to_its_last_second() -> None:
    timed = token(LINKS.make(Door.RATE, "2026", 7, NOW))
    assert LINKS.read(Door.RATE, timed, NOW) == Pass("2026", 7)
    assert LINKS.read(Door.RATE, timed, NOW + timedelta(seconds=1)) is None
    timeless = token(LINKS.make(Door.RATE, "2026", 7))
    assert LINKS.read(Door.RATE, timeless, NOW + timedelta(days=9999)) == Pass("2026", 7)


def test_an_expiry_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="naive"):
        LINKS.make(Door.RATE, "2026", 7, datetime(2026, 12, 20))


def test_the_key_is_made_once_and_for_this_user_only(tmp_path: Path) -> None:
    file = tmp_path / "links.key"
    key = load_key(file)
    assert len(key) == 32
    assert load_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_key(tmp_path / "other.key") != key


def test_a_broken_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "links.key"
    file.write_bytes(b"short")
    with pytest.raises(ValueError, match="short"):
        load_key(file)
    with pytest.raises(ValueError, match="short"):
        Links(b"")


def test_no_two_pages_share_a_byte_or_a_folder() -> None:
    assert len({door.byte for door in Door}) == len({door.folder for door in Door}) == len(Door)
