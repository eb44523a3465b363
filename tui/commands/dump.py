"""``pairsmith dump``: every pair with all its fields."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened
from tui.commands.output import emit, tell
from tui.formats.dumping import dump_row

_BEGUN = (
    "a new pair was begun and is not stored, so it is not in the dump: "
    "y in the app goes on with it, pairsmith backup copies it too"
)


@click.command("dump", short_help="Print every pair with all its fields as JSONL.")
@database_option
@json_option
def command(database: Path, as_json: bool) -> int:
    """Print every pair with all its fields as JSONL, undecided ones too, with --json and without.

    `pairsmith apply` and `pairsmith import` take it back; what was typed and not saved stands in a field
    `drafts`, which `import` restores with a new pair. A new pair that was begun by hand is no pair yet: it
    is not printed, and a message says so.
    """
    with opened(database) as (store, _):
        drafts = store.drafts.texts()
        for pair in store.pairs.every():
            emit(dump_row(pair, drafts.get(pair.id, {})))
        if store.drafts.begun():
            tell(_BEGUN)
    return 0
