"""Single slips: what opens and what does not, even with the right key."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric import ec

from bot.ballots.seal import count, public_part, seal
from storage.ballots import Terms

KEY = ec.generate_private_key(ec.SECP256R1())
TERMS = Terms("open", public_part(KEY), ("优秀", "合格"), "a" * 64)


def opened(poll: str, terms: Terms, target: int, slip: bytes) -> dict[int, dict[str, int]]:
    return count(poll, terms, KEY, [(target, slip)])


def test_a_slip_opens_only_where_it_was_sealed_for() -> None:
    slip = seal("p", TERMS, {7: "合格"})[7]
    assert opened("p", TERMS, 7, slip) == {7: {"合格": 1}}
    assert opened("q", TERMS, 7, slip) == {7: {"无效": 1}}
    assert opened("p", TERMS, 8, slip) == {8: {"无效": 1}}
    assert opened("p", replace(TERMS, manifest="b" * 64), 7, slip) == {7: {"无效": 1}}


def test_touched_slips_are_void_and_never_an_error() -> None:
    slip = seal("p", TERMS, {7: "优秀"})[7]
    for place in range(len(slip)):
        bent = bytearray(slip)
        bent[place] ^= 1
        assert opened("p", TERMS, 7, bytes(bent)) == {7: {"无效": 1}}, place
    for stump in (b"", slip[:10], slip[:65], slip[:-1], slip + b"x", b"\x00" * 97):
        assert opened("p", TERMS, 7, stump) == {7: {"无效": 1}}


def test_a_grade_beyond_the_scale_is_void() -> None:
    slip = seal("p", TERMS, {7: "合格"})[7]
    assert opened("p", replace(TERMS, scale=("优秀",)), 7, slip) == {7: {"无效": 1}}
