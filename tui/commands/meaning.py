"""What ``pairsmith similar`` prints of pairs that are close by meaning, apart from those alike by words."""

from __future__ import annotations

import click

from tui.commands.output import emit, progress_bar, say, tell
from tui.core.errors import PairsmithError
from tui.core.glimpse import MeaningRow
from tui.core.text import one_line
from tui.semantic.options import SemanticOptions
from tui.store.store import Store

_SHOWN = 10

_NO_SOURCE = (
    "no source of embeddings is named",
    "put [semantic] with a source into pairsmith.toml, as the README says",
)

meaning_option = click.option(
    "--meaning/--no-meaning",
    "by_meaning",
    default=None,
    help="Also rank prompts by meaning; by default where pairsmith.toml names a source.",
)


def print_close_by_meaning(
    store: Store,
    options: SemanticOptions,
    number: int | None,
    text: str | None,
    wanted: bool | None,
    *,
    as_json: bool,
) -> None:
    """Print the prompts closest to a pair or a text by meaning; those without a vector get theirs first.

    Raises:
        PairsmithError: it was asked for, and can't be. Where it was not, that is said in one line.
    """
    if wanted is False or (wanted is None and not options.source):
        return
    try:
        if not options.source:
            raise PairsmithError(*_NO_SOURCE)
        rows, source = _close(store, options, number, text)
    except PairsmithError as error:
        if wanted:
            raise
        tell(f"nothing by meaning: {error}")
        return
    for row in rows:
        if as_json:
            emit(_record(row, source))
        else:
            say(_line(row))


def _close(
    store: Store, options: SemanticOptions, number: int | None, text: str | None
) -> tuple[list[MeaningRow], str]:
    from tui.config import load_settings
    from tui.jobs.meaning import compute_missing, near_pair, near_text
    from tui.semantic.meaning import Meaning

    meaning = Meaning(options, load_settings().endpoints)
    with progress_bar("reading prompts") as progress:
        compute_missing(store, meaning, progress)
    if number is not None:
        return near_pair(store, meaning, number, _SHOWN) or [], meaning.identity
    return near_text(store, meaning, text or "", _SHOWN), meaning.identity


def _record(row: MeaningRow, source: str) -> dict[str, object]:
    return {
        "pair": row.pair_id,
        "uid": row.uid,
        "field": "prompt",
        "semantic": round(row.cosine, 4),
        "source": source,
    }


def _line(row: MeaningRow) -> str:
    return f"{row.cosine:.2f} by meaning #{row.pair_id} {row.status}  {one_line(row.head, 80)}"
