"""What a person at the command line can mend."""


class BadInput(Exception):
    """What was asked does not fit. The message is Chinese and complete; it is shown as it is."""
