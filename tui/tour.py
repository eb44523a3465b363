"""The tour: six steps through the app, each done by doing what it says."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.actions import with_keys
from tui.config import state_folder
from tui.store.private import make_folders


class Step(NamedTuple):
    """One thing to try."""

    title: str
    says: str
    """In words, with ids of actions in ``<>`` for their keys."""
    done_by: tuple[str, ...]
    """Ids of actions; any one of them leads to the next step."""

    @property
    def words(self) -> str:
        """What to do, with the keys that are in force."""
        return with_keys(self.says)


STEPS = (
    Step(
        "Read",
        "A pair is a prompt and the output that a model is to learn from. <curate.next> and <curate.previous>"
        " turn to another one.",
        ("curate.next", "curate.previous"),
    ),
    Step(
        "Judge",
        "<curate.toggle_flag_0> to <curate.toggle_flag_4> set the flags; score and verdict follow. <any.help>"
        " says what each flag means, with an example.",
        tuple(f"curate.toggle_flag_{number}" for number in range(5)),
    ),
    Step(
        "Decide",
        "<curate.accept> takes the verdict and goes to the next undecided pair. <curate.decide_included>,"
        " <curate.decide_held> and <curate.decide_excluded> decide otherwise, <curate.undo> takes it back.",
        ("curate.accept", "curate.decide_included", "curate.decide_held", "curate.decide_excluded"),
    ),
    Step(
        "Rewrite",
        "<curate.edit_output> opens the output, with the original beside it. There, <edit.save> saves;"
        " <edit.leave> leaves and keeps what you typed as a draft.",
        ("edit.save", "edit.save_and_next", "edit.leave"),
    ),
    Step(
        "Compare",
        "Pairs that are alike stand beside the text, or below it. <curate.compare> lays them side by side,"
        " <compare.back> comes back.",
        ("compare.back", "compare.open"),
    ),
    Step(
        "Export",
        "<curate.export> shows what would be written and why the rest stays out. Nothing is written before"
        " you say so; <export.back> comes back.",
        ("export.back", "export.write"),
    ),
)


class Tour:
    """Where in the tour the expert is."""

    def __init__(self, at: int = 0) -> None:
        self._at = at

    @property
    def ended(self) -> bool:
        """Whether the last step is done."""
        return self._at >= len(STEPS)

    @property
    def words(self) -> str:
        """The present step, and how to go on or end."""
        step = STEPS[self._at]
        keys = with_keys("<curate.tour> next step, <curate.end_tour> ends the tour")
        return f"Tour {self._at + 1}/{len(STEPS)} · {step.title}: {step.words} ({keys})"

    def go_on(self) -> None:
        """To the next step."""
        self._at += 1
        _remember(_OVER if self.ended else str(self._at))

    def skip(self) -> None:
        """Away with it, for good."""
        _remember(_OVER)

    def did(self, action_id: str) -> bool:
        """Take note of what was done; whether that was what the present step asks for."""
        done = not self.ended and action_id in STEPS[self._at].done_by
        if done:
            self.go_on()
        return done


def first_tour() -> Tour | None:
    """The tour, for whoever has neither ended nor skipped it, at the step that she came to."""
    try:
        kept = _kept_in().read_text("ascii")
    except FileNotFoundError:
        kept = "0"
    except (OSError, ValueError):
        return None  # Nothing can be remembered there: it would be offered for ever.
    return Tour(int(kept)) if kept in map(str, range(len(STEPS))) else None


_OVER = "over"


def _kept_in() -> Path:
    """The file with the number of the step, in the user's state folder."""
    return state_folder() / "tour"


def _remember(what: str) -> None:
    # Without a folder to write to, it begins anew the next time.
    with suppress(OSError):
        make_folders(_kept_in().parent)
        _kept_in().write_text(what, "ascii")
