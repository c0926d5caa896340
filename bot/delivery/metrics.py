"""What is counted of the outbox. Labels name platforms, never people."""

from prometheus_client import Counter, Gauge

sent = Counter("outbox_sent", "Messages that a platform took", ["platform"])
failed = Counter("outbox_failed", "Messages that a platform refused for good", ["platform"])
unknown = Counter("outbox_unknown", "Messages of which nobody knows whether they arrived", ["platform"])
resends = Counter("outbox_resends", "Repetitions of an attempt of which nobody knew the end", ["platform"])
due = Gauge("outbox_due", "Messages that should be out by now")
halted = Gauge("outbox_halted", "1: the platform is stopped until a person has looked", ["platform"])

ENDS = {"sent": sent, "failed": failed, "unknown": unknown}
