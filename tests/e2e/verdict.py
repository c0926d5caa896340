"""What must hold at the end of everything that is played end to end."""

import re

from bot.ports import Door
from bot.web.links import Links, load_key
from tests.e2e import memory
from tests.e2e.branch import ACCOUNT_OF
from tests.e2e.phones import words_of
from tests.e2e.town import Town
from tests.wecom.samples import AES_KEY, CORP, SECRET, TOKEN, WEBHOOK_KEY

_RATE = re.compile(r"/rate/[\w\-]+")
_MINE = re.compile(r"你承诺的“([^”]+)”")


async def everything_was_said_once(town: Town) -> None:
    """Every row of the outbox ended as sent, and stands exactly once in the fake's history; what the group
    is told on a later day may still wait."""
    rows = await memory.rows(town.database, "outbox")
    outbox = [row for row in rows if row["kind"] != "post" or row["status"] != "due"]
    assert {row["status"] for row in outbox} == {"sent"}, [row for row in outbox if row["status"] != "sent"]
    history = await town.fake.history()
    assert history["suppressed"] == []
    assert history["dropped"] == []
    assert history["refused"] == []
    assert len(history["delivered"]) == sum(row["kind"] != "amend" for row in outbox)
    assert len(history["updates"]) == sum(row["kind"] == "amend" for row in outbox)


async def everything_was_heard_once(town: Town) -> None:
    """Every distinct callback stands exactly once in the inbox."""
    phones = [*town.phones.values(), town.stranger]
    sent = [payload for phone in phones for payload in phone.payloads]
    assert len(await memory.rows(town.database, "inbox")) == len(set(sent))


async def nobody_got_what_was_meant_for_another(town: Town) -> None:
    """Greetings, own promises, personal pages: each in its owner's chat only."""
    people = {row["id"]: row["name"] for row in await memory.rows(town.database, "person")}
    authors = {row["id"]: row["person_id"] for row in await memory.rows(town.database, "commitment")}
    versions = await memory.rows(town.database, "commitment_version")
    owners = {row["text"]: people[authors[row["commitment_id"]]] for row in versions}
    links = Links(load_key(town.bot.home / "links.key"))
    accounts = {account.lower(): name for name, account in ACCOUNT_OF.items()}
    for entry in (await town.fake.history())["delivered"]:
        name, text = accounts.get(entry.get("touser", "")), words_of(entry["body"])
        for other in set(people.values()) - {name}:
            assert not text.startswith(f"{other}，"), (name, text)
        if name:
            assert {owners[own] for own in _MINE.findall(text) if own in owners} <= {name}, (name, text)
        for path in _RATE.findall(text):
            held = links.read(Door.RATE, path.removeprefix("/rate/"), memory.now())
            assert held is not None
            assert people[held.person] == name


async def the_log_keeps_silent(town: Town) -> None:
    """No secret, no token, no name, nobody's words, no ballot; and nothing went wrong."""
    log = town.bot.log()
    query = {"corpid": CORP, "corpsecret": SECRET}
    async with town.session.get(f"{town.fake.url}/cgi-bin/gettoken", params=query) as answer:
        access_token = (await answer.json())["access_token"]
    phones = [*town.phones.values(), town.stranger]
    said = {text for phone in phones for text in phone.said if len(text) > 1}
    for secret in {SECRET, TOKEN, AES_KEY, WEBHOOK_KEY, access_token, *ACCOUNT_OF, *said}:
        assert secret not in log, f"in the log: {secret}"
    assert "/rate" not in log
    assert '"status": 5' not in log
    for sign in ("Traceback", '"error"', '"critical"', "_failed"):
        assert sign not in log, [line for line in log.splitlines() if sign in line][:3]


async def all_is_well(town: Town) -> None:
    """All of it."""
    await everything_was_said_once(town)
    await everything_was_heard_once(town)
    await nobody_got_what_was_meant_for_another(town)
    await the_log_keeps_silent(town)
