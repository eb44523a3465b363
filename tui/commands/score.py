"""``pairsmith score``: the rubric over a plain file, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from tui.commands.common import json_option
from tui.commands.files import reading, shown_name
from tui.commands.output import emit, say, tell
from tui.core.pair import Reject
from tui.core.rubric import Rubric
from tui.formats.jsonl import Line, parse_record, read_lines
from tui.formats.score_lines import Scored, score_line, scored


@click.command("score", short_help="Print what the rubric says of each record of a file.")
@click.argument("file", type=click.Path(), metavar="FILE")
@json_option
def command(file: str, as_json: bool) -> int:
    """Print INCLUDE or HOLD, score, prompt and notes for each record of a JSONL file.

    No database is needed; the weights and the threshold are the standard ones. A line that can't be scored
    is named on standard error; the others are, and the exit code is 1. A FILE of - is standard input.
    """
    failed = 0
    for number, found in _judged(file):
        if isinstance(found, Reject):
            failed += 1
            tell(f"{shown_name(file)}:{number}: {found.reason}")
        elif as_json:
            emit({"line": number, **asdict(found)})
        else:
            say(score_line(found))
    return 1 if failed else 0


def _judged(file: str) -> Iterator[tuple[int, Scored | Reject]]:
    """Each line of a file by its number, with what the rubric says of it or why it can't."""
    rubric = Rubric()
    with reading(file) as stream:
        for line in read_lines(stream):
            found = _score(line, rubric) if isinstance(line, Line) else line
            yield (line.line if isinstance(line, Reject) else line.number), found


def _score(line: Line, rubric: Rubric) -> Scored | Reject:
    record = parse_record(line)
    if isinstance(record, Reject):
        return record
    try:
        return scored(record, rubric)
    except ValueError as error:
        return Reject(line.number, str(error), "")
