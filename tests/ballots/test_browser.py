"""The browser's part of the ballot: RFC 9180 by its own example, and the same slips as on the server."""

from itertools import permutations
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.async_api import Page

from bot.ballots import recount, seal
from bot.web.pages.drawing import STATIC
from dialogs.rules.ballots import FLAG, FLAGS, PEER_SCALE, VOID, tell, with_flag
from dialogs.rules.manifest import Holder, Setting, make
from dialogs.rules.satisfaction import PUBLIC_SCALE
from tests.ballots import vectors
from tests.pages.conftest import branch, desk
from tests.support.browser import Visitor, browser, visitor

__all__ = ["branch", "browser", "desk", "visitor"]

pytestmark = pytest.mark.asyncio(loop_scope="session")

KEYS = {place: ec.generate_private_key(ec.SECP256R1()) for place in range(3)}
HOLDERS = tuple(Holder(place + 1, "监票人", recount.lock_of(key)) for place, key in KEYS.items())
MANIFEST = make("peers-1", {1: (2, 3)}, Setting("互评", "年底", "", HOLDERS))


def secret(key: ec.EllipticCurvePrivateKey) -> str:
    return key.private_numbers().private_value.to_bytes(32).hex()


@pytest_asyncio.fixture(loop_scope="session")
async def tools(branch: TestServer, visitor: Visitor) -> Page:
    """A page of ours in which the programs' functions are there to be called."""
    page = await visitor.page(str(branch.make_url("/about")), bypass_csp=True)
    code = "".join((STATIC / f"{name}.js").read_text("utf-8") for name in ("hpke", "slips", "keys"))
    await page.add_script_tag(content=code)
    return page


async def call(page: Page, code: str, *arguments: Any) -> Any:
    return await page.evaluate(f"async (given) => {{ {code} }}", list(arguments))


async def test_the_example_of_the_rfc(tools: Page) -> None:
    code = """
      const [sender, enc, receiver, lock, info, plain, aad] = given.map(unhex);
      const jwk = (secret, point) => ({kty: "EC", crv: "P-256", d: base64url(secret),
        x: base64url(point.slice(1, 33)), y: base64url(point.slice(33))});
      const own = {
        publicKey: await readLock(enc),
        privateKey: await crypto.subtle.importKey("jwk", jwk(sender, enc), CURVE, false, ["deriveBits"]),
      };
      const key = await crypto.subtle.importKey("jwk", jwk(receiver, lock), CURVE, false, ["deriveBits"]);
      const sealed = await sealTo(lock, info, plain, aad, own);
      return [hex(sealed), hex(await openWith(key, lock, info, sealed, aad))];
    """
    v = vectors
    found = await call(tools, code, v.SENDER, v.ENC, v.RECEIVER, v.LOCK, v.INFO, v.PLAIN, v.AAD)
    assert found == [v.ENC + v.SEALED, v.PLAIN]


async def test_what_a_phone_seals_any_two_tellers_open_here(tools: Page) -> None:
    code = """
      const [fingerprint, locks, grades] = given;
      const slips = [];
      for (const grade of grades) {
        slips.push(hex(await sealSlip(fingerprint, locks.map(unhex), 7, grade)));
      }
      return slips;
    """
    grades = [0, 1, 2, 3, 4]
    slips = await call(tools, code, MANIFEST.fingerprint, [one.lock for one in HOLDERS], grades)
    assert {len(slip) for slip in slips} == {2 * recount.slip_size(3)}
    for one, other, _ in permutations(range(3)):
        pair = {one: KEYS[one], other: KEYS[other]}
        counts = seal.count(MANIFEST, [(7, bytes.fromhex(slip)) for slip in slips], pair)
        assert counts == {7: dict.fromkeys(PEER_SCALE, 1)}


async def test_what_the_server_seals_two_tellers_open_in_their_browsers(tools: Page) -> None:
    slips = [seal.seal(MANIFEST, {7: grade})[7] for grade in PEER_SCALE]
    touched = bytes([slips[0][0] ^ 1]) + slips[0][1:]
    stump = slips[1][:-1]
    code = """
      const [fingerprint, holders, slips] = given;
      const found = [];
      for (const slip of slips.map(unhex)) {
        const shares = [];
        for (const [place, secret, lock] of holders) {
          const key = await keyOf(unhex(secret), unhex(lock));
          shares.push([place, await openShare(slip, place, key, unhex(lock), fingerprint, 7)]);
        }
        found.push(await openSlip(slip, joinShares(...shares), fingerprint, 7));
      }
      return found;
    """
    given_ = [one.hex() for one in (*slips, touched, stump)]
    for one, other, _ in permutations(range(3)):
        pair = [[place, secret(KEYS[place]), HOLDERS[place].lock] for place in (one, other)]
        found = await call(tools, code, MANIFEST.fingerprint, pair, given_)
        assert found == [0, 1, 2, 3, 4, None, None]


async def test_a_teller_reads_his_key_from_paper_and_from_his_file(tools: Page) -> None:
    code = """
      const [secret] = given.map(unhex);
      const file = await writeFile("peers-1", secret, "桥头的老樟树下");
      const bad = await readFile(file, "别的口令").catch((fault) => fault.message);
      return [writeCode(secret), hex(readCode(writeCode(secret).toLowerCase())),
        hex(await readFile(file, "桥头的老樟树下")), file, bad];
    """
    code_, back, from_file, file, bad = await call(tools, code, secret(KEYS[0]))
    assert back == from_file == secret(KEYS[0])
    assert "口令不对" in bad
    assert recount.lock_of(recount.read_code(code_)) == HOLDERS[0].lock
    assert recount.lock_of(recount.read_key_file(file, "桥头的老樟树下")) == HOLDERS[0].lock


async def test_another_key_is_noticed_at_once(tools: Page) -> None:
    code = "return await keyOf(unhex(given[0]), unhex(given[1])).catch((fault) => fault.message)"
    assert "不是这次投票的" in await call(tools, code, secret(KEYS[1]), HOLDERS[0].lock)


async def test_a_teller_alone_learns_nothing(tools: Page) -> None:
    """His share is two random pieces of three: the same for every grade, in the sense of chance."""
    slip = seal.seal(MANIFEST, {7: "不合格"})[7]
    share = recount.open_share(slip, 3, 0, KEYS[0], recount.binding(MANIFEST.fingerprint, 7, 0))
    assert share is not None
    assert recount.join({0: share}, 3) is None


Counts = st.dictionaries(st.sampled_from([*PEER_SCALE, *PUBLIC_SCALE, VOID]), st.integers(0, 7))
Box = st.dictionaries(st.integers(1, 3), Counts, min_size=1) | st.dictionaries(
    st.integers(1, 3),
    st.fixed_dictionaries({"优秀": st.integers(3, 5), "不了解": st.integers(2, 3)}),
    min_size=1,
)
Flags = st.dictionaries(st.sampled_from([*FLAGS, VOID]), st.integers(0, 7))


async def test_browser_and_server_tell_the_same_of_any_box(tools: Page) -> None:
    found: list[dict[str, dict[str, int]]] = []

    @settings(max_examples=300, database=None)
    @given(box=Box, flags=Flags | st.none())
    def collect(box: dict[int, dict[str, int]], flags: dict[str, int] | None) -> None:
        whole = box if flags is None else {**box, FLAG: flags}
        found.append({str(target): grades for target, grades in whole.items()})

    collect()
    told = await call(tools, "return given[0].map((box) => tell(box, 5))", found)
    boxes = [{int(target): grades for target, grades in box.items()} for box in found]
    for one, box in zip(told, boxes, strict=True):
        assert {int(target): grades for target, grades in one.items()} == tell(box) == recount.tell(box)
    assert any("一样的过半" in one.get("0", {}) for one in told)


async def test_a_phone_writes_the_same_flag_as_the_server(tools: Page) -> None:
    papers = [
        ["优秀"] * 4,
        ["优秀", "不了解", "优秀", "优秀"],
        ["优秀", "不了解", "优秀"],
        ["优秀", "合格", "优秀"],
    ]
    told = await call(tools, "return given[0].map(flagOf)", papers)
    assert told == [with_flag(dict(enumerate(paper, 1)))[FLAG] for paper in papers]
    assert told == ["都一样", "都一样", "不都一样", "不都一样"]
