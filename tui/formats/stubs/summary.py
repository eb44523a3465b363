"""What a trainer's file has to know of an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from tui.core.text import plural


@dataclass(frozen=True)
class Summary:
    """The files of an export, as far as a trainer is concerned."""

    format: str
    columns: tuple[str, ...]
    """The keys of a row: the same on every row of every file."""
    rows: Mapping[str, int]
    """Name of each file with training or held-out rows to how many it has."""
    phases: tuple[str, ...]
    """The files of the phases, in the order in which they are trained."""
    eval_file: str | None = None
    has_system: bool = False
    """Whether a row begins with a system message."""
    cumulative: bool = False
    """Whether the file of a phase holds the phases before it too."""
    max_tokens: int | None = None
    """The longest row, where it is known."""


@dataclass(frozen=True)
class Trainer:
    """A trainer, the formats that it takes, and what writes the files for it."""

    name: str
    file: str
    """The file that says how to train; where a format is not taken, it says so."""
    formats: tuple[str, ...]
    write: Callable[[Summary], dict[str, str]]
    not_taken: str = ""
    """Why the other formats are not taken, as sentences."""


_COMFORTABLE = 2048
"""What is allowed at least."""


def room(summary: Summary, margin: int = 8) -> int | None:
    """A length in tokens that cuts no row: a power of two, where it is known about how long the longest is.

    Lengths are estimated, or counted with a tokenizer that need not be the trained model's, and a row that is
    cut loses the mark that ends its output. With the standard margin there is room for one token a byte. Rows
    are not padded up to the limit, so that a high one costs nothing.
    """
    if summary.max_tokens is None:
        return None
    return max(_COMFORTABLE, 1 << (margin * summary.max_tokens - 1).bit_length())


def stem(name: str) -> str:
    """A file's name without its ending: ``phase2_variation``."""
    return PurePath(name).stem


def about_rows(summary: Summary) -> str:
    """How the phases are meant to be trained, and what not every chat template takes, as sentences."""
    phases = (
        "Each phase's file holds the phases before it too, so every run repeats what was learnt."
        if summary.cumulative
        else "Each phase's file holds that phase alone, so every run goes on where the last one ended."
    )
    systems = "\nSome rows begin with a system message, which the chat template of Gemma 2 refuses."
    return phases + (systems if summary.has_system else "")


def comment(text: str) -> str:
    """Lines of text as lines of comment, in Python, YAML and the shell."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.strip("\n").split("\n"))


def python_phases(summary: Summary) -> str:
    """The list of the phases in Python, each with its number of rows."""
    lines = [f'    "{name}",  # {plural(summary.rows[name], "row")}\n' for name in summary.phases]
    return f"PHASES = [\n{''.join(lines)}]\n"


READ_ROWS = """\
def rows(name):
    # load_dataset would make dates of the outputs of a file in which each is one.
    with (ROWS / name).open(encoding="utf-8", newline="\\n") as lines:
        return Dataset.from_list([json.loads(line) for line in lines])
"""
"""What reads a file of the export in Python, with every text as it was written."""
