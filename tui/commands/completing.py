"""What Tab offers for the values of options that click knows no list of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.core.errors import PairsmithError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_LOOKED_AT = 10_000
"""Rejects that are looked at for the names of their files: Tab does not wait for more."""


def files(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Any file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]


def templates(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The chat templates by name, those of the project beside the database too, and files."""
    from tui.config import load_project
    from tui.templates.template import template_names

    try:
        own = load_project(_database(ctx)).templates
    except PairsmithError:
        own = {}  # What is wrong with the project is said by the command.
    # The files come first: what bash runs for them forgets what it was told before.
    return [*files(ctx, param, typed), *_beginning(template_names(own), typed)]


def targets(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """What a field of a file can be mapped to, up to the sign after which its name follows."""
    from tui.formats.mapping import TARGETS

    return _beginning((f"{name}=" for name in TARGETS), typed)


def rejected_files(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """The files of which something could not be used."""
    from tui.store.store import Store

    try:
        with Store.open(_database(ctx), read_only="completing") as store:
            names = dict.fromkeys(reject.file for reject in islice(store.rejects.every(), _LOOKED_AT))
    except PairsmithError:
        return []  # What is wrong with the database is said by the command.
    return _beginning(names, typed)


def _database(ctx: click.Context) -> Path:
    found = ctx.params.get("database")
    assert isinstance(found, Path)
    return found


def _beginning(words: Iterable[str], typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word) for word in words if word.startswith(typed) and word.isprintable()]
