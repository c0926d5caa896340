"""Who votes in the polls that are attacked: members who rate each other, and the public with its codes."""

import random
from dataclasses import dataclass

from dialogs.rules.ballots import FLAG, FLAGS, GRADES, Roll, with_flag
from dialogs.rules.satisfaction import PUBLIC_SCALE

PEOPLE = range(1, 8)
ROLL = {voter: tuple(other for other in PEOPLE if other != voter) for voter in PEOPLE}
Slip = tuple[int, int]  # voter, target
Truth = dict[Slip, str]


@dataclass(frozen=True)
class Electorate:
    """Who votes in a poll that is attacked, and how often each word is given in real polls."""

    scale: tuple[str, ...]
    odds: tuple[int, ...]
    public: bool = False

    def roll(self, chance: random.Random) -> Roll:
        """Seven members who rate each other, or nine printed codes that rate four of them. A code stands for
        whoever has it: the worst case, somebody kept a list of who got which."""
        if not self.public:
            return {voter: (*others, FLAG) for voter, others in ROLL.items()}
        return {chance.getrandbits(62): (1, 2, 3, 4, FLAG) for _ in range(9)}

    def burnt(self, chance: random.Random, roll: Roll) -> tuple[int, ...]:
        """The codes of a batch that did not add up, in some polls."""
        return tuple(list(roll)[:2]) if self.public and chance.random() < 0.5 else ()


MEMBERS = Electorate(GRADES, (70, 24, 5, 1))
PUBLIC = Electorate(PUBLIC_SCALE, (60, 25, 5, 10), public=True)
WORDS = (*GRADES, *PUBLIC_SCALE, *FLAGS)


def invent(chance: random.Random, who: Electorate, roll: Roll) -> Truth:
    """What everybody gives, in a random order of voters; some give everybody the same."""
    truth: Truth = {}
    for voter in chance.sample(sorted(roll), len(roll)):
        same = chance.random() < 0.3
        given = dict.fromkeys(roll[voter], chance.choices(who.scale, who.odds)[0])
        if not same:
            given = {target: chance.choices(who.scale, who.odds)[0] for target in roll[voter]}
        del given[FLAG]
        truth |= {(voter, target): word for target, word in with_flag(given).items()}
    return truth
