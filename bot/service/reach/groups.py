"""Which group chat belongs to which organisation."""

from storage import people
from storage.unit import Work


def ensure_group(work: Work, platform: str, address: str) -> int:
    """Give the group to every organisation that has none on that platform; returns to how many.

    With one webhook in the settings there is one group; a tree of organisations names its own. A verb.
    """
    given = 0
    for org in people.orgs(work):
        if all(name != platform for name, _ in people.groups(work, org.id)):
            given += people.add_group(work, org.id, platform, address)
    return given
