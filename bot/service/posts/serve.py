"""Serving in a post (履岗), and the branch's word on it (评岗)."""

from typing import Any

from bot.service.posts.queries import held_by
from bot.service.reach import post as says
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.posts import AppraisePosts
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from dialogs.rules.posts import Claim, ClaimState, Post
from dialogs.scripts.parts import rest
from dialogs.words import posts as words
from dialogs.words import service as service_words
from storage import people, records
from storage import posts as store
from storage.unit import Work

SERVED = "served"
APPRAISED = "appraised"

#: How many services one list shows, and how many words of each.
_AT_ONCE = 8
_TOLD = 2


def mine(scene: Scene, _: dict[str, Any]) -> None:
    """One's own posts and how they stand."""
    lines = []
    for claim in store.claims_of(scene.work, scene.person.id):
        one = store.get(scene.work, claim.post_id)
        if one is not None:
            said = store.words_on(scene.work, [claim.id])
            told = sum(1 for word in said if word.kind == SERVED)
            word = next((each.words for each in reversed(said) if each.kind == APPRAISED), "")
            waiting = claim.state is ClaimState.CLAIMED
            lines.append(words.own_line(one.name, one.duties, waiting, told, word))
    scene.say(words.mine(lines) if lines else words.NO_OWN_POST)


def tell(scene: Scene, args: dict[str, Any]) -> None:
    """What was done in one's post, in one sentence."""
    held = held_by(scene.work, scene.person.id)
    said = rest(str(args.get("words", "")), "履岗")
    if not held or not said:
        scene.say(words.WHAT_SERVED if held else words.NO_OWN_POST)
        return
    named = [pair for pair in held if said.startswith(pair[0].name)] or held
    if len(named) > 1:
        scene.say(words.which([post.name for post, _ in held]))
        return
    one, claim = named[0]
    keep(scene.work, claim, scene.person.id, rest(said, one.name) or said)
    scene.say(words.SERVED)


def keep(work: Work, claim: Claim, said_by: int, said: str) -> int:
    """Keep what was done in a post; gives the number of the word. A verb."""
    number = store.say(work, claim.id, SERVED, said_by, local(work.now).date(), said)
    records.note(work, said_by, "serve_post", f"post_claim:{claim.id}")
    return number


def show_services(scene: Scene, _: dict[str, Any]) -> None:
    """Everybody in a post, with what he told, for the branch's word."""
    work = scene.work
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    pairs = _services(work, scene.person)
    if not pairs:
        scene.say(words.NOBODY_SERVES)
        return
    items = []
    for one, claim, person in pairs[:_AT_ONCE]:
        told = [word.words for word in store.words_on(work, [claim.id]) if word.kind == SERVED]
        items.append({"claim": claim.id, "line": words.appraise_line(person.name, one.name, told[-_TOLD:])})
    scene.set_aside("appraise_posts")
    scene.begin("appraise_posts", {"items": items})


def _services(work: Work, viewer: Person) -> list[tuple[Post, Claim, Person]]:
    """Those in posts, without the viewer himself; whoever waits longest for a word comes first."""
    found = []
    for one in store.of_org(work, viewer.org_id):
        for claim in store.claims_on(work, [one.id]):
            person = people.get(work, claim.person_id)
            if person is not None and claim.state is ClaimState.HELD and person.id != viewer.id:
                said = store.words_on(work, [claim.id])
                last = max((word.day.isoformat() for word in said if word.kind == APPRAISED), default="")
                found.append((last, claim.id, (one, claim, person)))
    return [row[2] for row in sorted(found, key=lambda row: row[:2])]


def appraise(scene: Scene, effect: AppraisePosts) -> None:
    """Keep the branch's word on each service; everybody hears his own, alone."""
    work, told = scene.work, []
    by_claim = {claim.id: (one, claim, person) for one, claim, person in _services(work, scene.person)}
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    for claim_id, said in effect.words:
        if claim_id not in by_claim:
            scene.say(words.NOT_SELF_WORD)
            continue
        one, claim, person = by_claim[claim_id]
        number = store.say(work, claim.id, APPRAISED, scene.person.id, local(work.now).date(), said)
        records.note(work, scene.person.id, "appraise_post", f"post_claim:{claim.id}")
        says.tell(work, person, Message(words.word_for_you(one.name, said)), f"post-word:{number}", "notice")
        told.append(person.name)
    if told:
        scene.say(words.appraised(told))
