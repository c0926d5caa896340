"""What has had its time goes, every day a little (R106)."""

from datetime import timedelta

from dialogs.rules.retention import before
from storage import public_polls, records, retention
from storage.unit import Work

#: Once a day; a little less, so that the hour does not wander.
EVERY = timedelta(hours=20)


def claim_day(work: Work) -> bool:
    """Whether today's sweep is ours to do. A verb."""
    return retention.claim(work, "retention", work.now - EVERY)


def sweep(work: Work) -> dict[str, int]:
    """Take out some of what has had its time; how much of each kind. Empty when nothing is left. A verb."""
    gone = {
        "heard": retention.forget_heard(work),
        "said": retention.forget_said(work),
        "recordings": retention.forget_recordings(work),
        "contacts": retention.forget_contacts(work),
        "names": retention.forget_names(work),
        "codes": public_polls.forget(work, before("codes", work.now)),
        "tasks": retention.forget_tasks(work),
    }
    found = {kind: number for kind, number in gone.items() if number}
    if found:
        records.note(work, None, "forget", "retention", **found)
    return found
