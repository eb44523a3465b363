"""The errors that a user is told of in one line."""

from __future__ import annotations

DOCTOR = "what can be mended or saved is said by: pairsmith doctor --db FILE"
"""What to do where something in a database can't be right."""


class PairsmithError(Exception):
    """Something the user can act on: what is wrong, and what to do about it."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what}: {hint}" if hint else what)
        self.what = what
        self.hint = hint


class SettingsError(PairsmithError):
    """What is wrong in a file of settings: each mistake is a line of its own."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class StaleRevisionError(PairsmithError):
    """The pair was changed by someone else between reading and writing."""


class DamagedError(PairsmithError):
    """What was read is not what a database holds: nothing more may be written to it."""
