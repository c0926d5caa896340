"""Single slips: what opens and what does not, even with the right keys."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from bot.ballots import recount
from bot.ballots.seal import count, seal
from dialogs.rules.manifest import Holder, Manifest, Setting, make

KEYS = {place: ec.generate_private_key(ec.SECP256R1()) for place in range(3)}
ALONE, THREE = {0: KEYS[0]}, KEYS
PAIRS = [dict(pair) for pair in combinations(KEYS.items(), 2)]
Keys = Mapping[int, ec.EllipticCurvePrivateKey]


def terms(keys: Keys, poll: str = "p") -> Manifest:
    holders = tuple(Holder(place + 1, "监票人", recount.lock_of(key)) for place, key in keys.items())
    return make(poll, {1: (7, 8)}, Setting("互评", "年底", "", holders, ("优秀", "合格")))


def opened(manifest: Manifest, keys: Keys, target: int, slip: bytes) -> dict[str, int]:
    return count(manifest, [(target, slip)], keys)[target]


@pytest.mark.parametrize("keys", [ALONE, THREE], ids=["server", "tellers"])
def test_a_slip_opens_only_where_it_was_sealed_for(keys: Keys) -> None:
    slip = seal(terms(keys), {7: "合格"})[7]
    assert len(slip) == recount.slip_size(len(keys))
    assert opened(terms(keys), keys, 7, slip) == {"合格": 1}
    assert opened(terms(keys, "q"), keys, 7, slip) == {"无效": 1}
    assert opened(terms(keys), keys, 8, slip) == {"无效": 1}
    assert opened(replace(terms(keys), closes="明天"), keys, 7, slip) == {"无效": 1}


def test_any_two_of_three_open_and_one_alone_does_not() -> None:
    slip = seal(terms(THREE), {7: "合格"})[7]
    for pair in PAIRS:
        assert opened(terms(THREE), pair, 7, slip) == {"合格": 1}
    for place, key in KEYS.items():
        assert opened(terms(THREE), {place: key}, 7, slip) == {"无效": 1}


def test_a_foreign_key_opens_nothing() -> None:
    slip = seal(terms(THREE), {7: "合格"})[7]
    other = ec.generate_private_key(ec.SECP256R1())
    assert opened(terms(THREE), {0: KEYS[0], 1: other}, 7, slip) == {"无效": 1}


def test_touched_slips_are_void_and_never_an_error() -> None:
    slip = seal(terms(ALONE), {7: "优秀"})[7]
    for place in range(len(slip)):
        bent = bytearray(slip)
        bent[place] ^= 1
        assert opened(terms(ALONE), ALONE, 7, bytes(bent)) == {"无效": 1}, place
    for stump in (b"", slip[:10], slip[:65], slip[:-1], slip + b"x", bytes(161)):
        assert opened(terms(ALONE), ALONE, 7, stump) == {"无效": 1}


def test_a_slip_that_says_different_things_to_different_tellers_says_nothing() -> None:
    """Its maker gives one teller the key of another slip."""
    one, other = (seal(terms(THREE), {7: grade})[7] for grade in ("优秀", "合格"))
    size = recount.WRAP + recount.share_size(3)
    mixed = one[: recount.COMMIT + size] + other[recount.COMMIT + size :]
    assert [opened(terms(THREE), pair, 7, mixed) for pair in PAIRS] == [{"无效": 1}] * 3


def test_a_grade_beyond_the_scale_is_void() -> None:
    slip = seal(terms(ALONE), {7: "合格"})[7]
    shorter = replace(terms(ALONE), scale=("优秀",))
    assert opened(shorter, ALONE, 7, slip) == {"无效": 1}
    info = recount.binding(terms(ALONE).fingerprint, 7, 0)
    share = recount.open_share(slip, 1, 0, KEYS[0], info)
    beyond = recount.open_slip(slip, share, ("优秀",), recount.binding(terms(ALONE).fingerprint, 7, -1))
    assert beyond == "无效"


def test_a_written_key_is_read_back_however_it_is_written() -> None:
    number = KEYS[0].private_numbers().private_value << 4
    letters = "".join(recount.ALPHABET[number >> 5 * place & 31] for place in range(51, -1, -1))
    groups = " ".join(letters[start : start + 4] for start in range(0, 52, 4))
    for written in (letters, groups, groups.lower(), groups.replace("0", "O").replace("1", "l")):
        assert recount.lock_of(recount.read_code(written)) == recount.lock_of(KEYS[0])
    for bad in ("", letters[:-1], letters[:-1] + "!"):
        with pytest.raises(ValueError, match=r"52|substring"):
            recount.read_code(bad)
