"""People for people: hand over, pass on to the secretary, stop writing."""

from bot.service.moves import leaving
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.talk import StopWriting, TellSecretary
from dialogs.engine.outcome import FetchPerson
from dialogs.engine.talk import Talk
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person
from dialogs.words import service as words
from storage import people, records


def fetch_person(scene: Scene, effect: FetchPerson) -> None:
    """Give a named person the task to get in touch, once for each question; say who it is."""
    work, person = scene.work, scene.person
    helper = post.helper_of(work, person)
    if helper is None:
        scene.say(words.handed_over(words.SOMEBODY, words.SOON))
        return
    day = work.now.date().isoformat()
    by = words.day_said(post.next_working_day(work), local(work.now).date())
    if effect.urgent:
        text = words.errand_urgent(person.name, scene.heard.text)
    else:
        before = records.first_open(work, "call_back", person.id)
        today = local(work.now).date()
        again = words.waits_since(chinese_date(before), chinese_date(today)) if before else ""
        text = words.errand_call(person.name, _about(scene), by, again)
    key = f"call:{person.id}:{effect.dialog}:{effect.question}:{day}"
    post.errand(work, helper, "call_back", text, key, about=person, urgent=effect.urgent)
    say = words.handed_over if effect.asked else words.handed_over_unasked
    scene.say(say(helper.name, by))


def tell_secretary(scene: Scene, effect: TellSecretary) -> None:
    """Bring the secretary what somebody said, as a task."""
    work, person, kind = scene.work, scene.person, effect.kind
    secretary = people.secretary(work, person.org_id)
    if secretary is None or secretary.id == person.id:
        return
    key = f"{kind}:{scene.heard.platform}:{scene.heard.key}"
    post.errand(work, secretary, kind, words.feedback(kind, person.name, effect.words), key, about=person)


def stop_writing(scene: Scene, effect: StopWriting) -> None:
    """Write to this person no more; the secretary is asked to check. What is said of another member stops
    nothing: whoever leads decides on it."""
    work, person = scene.work, scene.person
    other = _named(scene)
    if other is not None and effect.why in leaving.OF_ANOTHER:
        leaving.heard_of(scene, other, effect.why)
        return
    secretary = people.secretary(work, person.org_id)
    people.stop(work, person.id, effect.why)
    records.note(work, person.id, "stop", f"person:{person.id}", why=effect.why)
    if leaving.told_of(work, person, effect.why):
        scene.talk = Talk()
    elif secretary is not None and secretary.id != person.id:
        text = words.told_stop(person.name, effect.why)
        post.errand(work, secretary, "told_stop", text, f"stop:{person.id}", about=person)
    scene.says.append(Message(words.STOP_SAID[effect.why]))


def _named(scene: Scene) -> Person | None:
    """The one other member of the branch of whom the words speak; nobody where the speaker is named, nor
    where somebody only says who he is that writes."""
    said, person = scene.heard.text, scene.person
    named = [
        one
        for one in people.named_in(scene.work, said)
        if one.org_id == person.org_id and f"我是{one.name}" not in said
    ]
    return named[0] if len(named) == 1 and named[0].id != person.id else None


def _about(scene: Scene) -> str:
    top = scene.talk.top
    name = words.DIALOGS.get(top.dialog, "") if top else ""
    return f"（正在问：{name}）" if name else ""
