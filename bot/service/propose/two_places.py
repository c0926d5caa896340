"""One message with a promise for the unit and one for the community (双报到): each goes where it belongs."""

from dataclasses import replace

from bot.service.organise import year
from dialogs.effects.propose import SubmitCommitment
from storage import homes
from storage.unit import Work

#: How people name the place where they live.
_AT_HOME = frozenset({"社区", "小区", "居住地", "住的地方"})


def parts(work: Work, effect: SubmitCommitment) -> list[SubmitCommitment]:
    """The promises for his own organisation and those for the community in which the author is registered;
    all in one where he is registered nowhere, or where it is plain already. A query."""
    places = homes.of(work, effect.author)
    plain = effect.home or effect.of_org or effect.urgent or effect.replaces or len(places) != 1
    if plain or year.proposing(work, places[0]) is None:
        return [effect]
    own = tuple(item for item in effect.items if item.get("scope") not in _AT_HOME)
    theirs = tuple(item for item in effect.items if item.get("scope") in _AT_HOME)
    found = [replace(effect, items=own)] if own else []
    return [*found, replace(effect, items=theirs, home=places[0])] if theirs else [effect]
