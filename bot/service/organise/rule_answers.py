"""Proposals to change the rules in chat: whoever leads a branch proposes, the superior answers (R82)."""

from typing import Any

from bot.problems import BadInput
from bot.service.organise import rules, running_rules
from bot.service.organise.rules import Draft
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.pack import Citation
from dialogs.rules.pack_fields import FIELDS
from dialogs.rules.packs import Reach, Scope
from dialogs.rules.people import Org, Person
from dialogs.scripts.rule_words import Idea, read_answer, read_idea
from dialogs.words import rules as words
from dialogs.words import service as service_words
from storage import packs, people, tree
from storage.packs import RuleChange
from storage.unit import Work

#: Fields that are named as an example.
_NAMED = 6


def show(scene: Scene, args: dict[str, Any]) -> None:
    """The rules of one's own organisation, or the answer to a proposal: 规则 3 采用."""
    answer = read_answer(str(args.get("words", "")))
    if answer is not None:
        _answer(scene, answer.number, answer.decision, answer.words)
        return
    org = people.org(scene.work, scene.person.org_id)
    if org is not None:
        scene.say(rules.brief(scene.work, org))


def propose(scene: Scene, args: dict[str, Any]) -> None:
    """A change in the words of whoever leads a branch; it goes to the nearest superior with people. A leading
    group proposes for its whole line (R80); that goes to the highest, whose word reaches all of the line."""
    work, person = scene.work, scene.person
    org = people.org(work, person.org_id)
    line = org.line if org else ""
    idea = read_idea(str(args.get("words", "")), line)
    trouble = _not_proposed(person, idea, line)
    if idea is None or trouble:
        scene.say(trouble)
        return
    superior = _superior(work, person.org_id, highest=idea.of_line)
    scope = Scope(Reach.LINE, line) if idea.of_line else Scope(Reach.OWN, str(person.org_id))
    draft = Draft(scope, idea.changes, Citation(""), idea.why)
    try:
        number = rules.propose(work, draft, person.id, superior.id if superior else None)
    except BadInput as trouble:
        scene.say(str(trouble))
        return
    understood = (words.for_line(line) if idea.of_line else "") + rules.what(idea.changes)
    scene.say(words.proposed(number, superior.name if superior else words.OPERATOR, understood))
    secretary = people.secretary(work, superior.id) if superior else None
    if secretary is not None and org is not None:
        text = words.proposal_came(number, f"{org.name}{person.name}", understood or idea.words, idea.why)
        post.tell(work, secretary, Message(text), f"rules:{number}", "notice")


def _not_proposed(person: Person, idea: Idea | None, line: str) -> str:
    """Why nothing is proposed; empty where something is."""
    if not person.leads:
        return words.ONLY_LEADERS
    if idea is None:
        return words.PROPOSE_HOW.format(names="、".join(field.title for field in FIELDS[:_NAMED]))
    return words.NO_LINE if idea.of_line and not line else ""


def waiting(scene: Scene, _: dict[str, Any]) -> None:
    """What one's organisation is to answer."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    found = packs.waiting(scene.work, scene.person.org_id)
    named = rules.names(scene.work)
    lines = [
        words.proposal_line(
            one.id,
            one.scope.label(named),
            _who(scene.work, one),
            rules.what(one.changes) or one.why,
            one.why if one.changes else "",
        )
        for one in found
    ]
    scene.say(words.proposals(lines) if lines else words.NO_PROPOSALS)


def tell_proposer(work: Work, one: RuleChange, text: str) -> None:
    """Whoever proposed hears of the answer, in private."""
    proposer = people.get(work, one.proposer_id) if one.proposer_id else None
    if proposer is not None:
        post.tell(work, proposer, Message(text), f"rules-answer:{one.id}", "notice")


def _answer(scene: Scene, number: int, decision: str, said: str) -> None:
    work, person = scene.work, scene.person
    one = packs.get(work, number)
    mine = one is not None and one.answers_id == person.org_id and one.proposer_id != person.id
    if one is None or not (mine and person.leads):
        scene.say(words.NOT_YOURS.format(n=number))
        return
    superior = people.org(work, person.org_id)
    by = superior.name if superior else ""
    try:
        if decision == "look":
            scene.say(rules.previewed(work, number))
        elif decision == "apply":
            _apply(scene, one, by)
        elif decision == "decline":
            _decline(scene, one, said, by)
        else:
            _adopt(scene, one, by, everywhere=decision == "adopt_all")
    except BadInput as trouble:
        scene.say(str(trouble))


def _adopt(scene: Scene, one: RuleChange, by: str, *, everywhere: bool) -> None:
    work, person = scene.work, scene.person
    scope = Scope(Reach.UNDER, str(person.org_id)) if everywhere else None
    done = rules.adopt(work, one.id, decider=person.id, as_=by, scope=scope)
    label, what = done.scope.label(rules.names(work)), rules.what(one.changes)
    scene.say(words.adopted(one.id, label, done.version, what))
    tell_proposer(work, done, words.adopted_told(one.id, by, label, what))


def _decline(scene: Scene, one: RuleChange, why: str, by: str) -> None:
    if not why:
        scene.say(words.DECLINE_HOW.format(n=one.id))
        return
    done = rules.decline(scene.work, one.id, why, decider=scene.person.id, as_=by)
    scene.say(words.declined(one.id))
    tell_proposer(scene.work, done, words.declined_told(one.id, by, why))


def _apply(scene: Scene, one: RuleChange, by: str) -> None:
    """The superior decides that running years go by it, too."""
    if one.status != "adopted":
        scene.say(words.NOT_ADOPTED.format(n=one.id))
        return
    work = scene.work
    under = tree.under(work, scene.person.org_id)
    reached = [org for org in under if one.scope.covers(org, tree.above(work, org.id))]
    told = running_rules.apply(work, reached, decider=scene.person.id, as_=by)
    scene.say(words.applied(told) if told else words.NONE_RUNNING)


def _superior(work: Work, org_id: int, *, highest: bool) -> Org | None:
    """The nearest superior that has somebody who may answer, or the highest."""
    able = [one for one in tree.above(work, org_id) if people.secretary(work, one.id)]
    return (able[-1] if highest else able[0]) if able else None


def _who(work: Work, one: RuleChange) -> str:
    person = people.get(work, one.proposer_id) if one.proposer_id else None
    org = people.org(work, person.org_id) if person else None
    return f"{org.name}{person.name}" if person and org else words.OPERATOR
