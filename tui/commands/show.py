"""``pairsmith show``: one pair, whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from tui.commands.common import database_option, json_option, opened, pair_id
from tui.commands.completing import templates
from tui.commands.output import emit, say
from tui.core import texts
from tui.core.glimpse import NeighbourRow
from tui.core.pair import Pair
from tui.core.phases import phase_of
from tui.core.problems import in_words
from tui.core.rubric import FLAGS, Rubric
from tui.core.text import one_line, plural
from tui.formats.dumping import dump_row
from tui.jobs.index import link_these
from tui.templates.families import FAMILIES


@click.command("show", short_help="Print one pair, whole.")
@click.argument("number", type=pair_id, metavar="ID")
@database_option
@click.option(
    "--template",
    metavar="NAME",
    shell_complete=templates,
    help=f"Print it as models read it: {', '.join(FAMILIES)}, a name from pairsmith.toml, or the path of "
    "a chat_template.jinja or tokenizer_config.json. What is trained stands in ⟦ ⟧.",
)
@json_option
def command(number: int, database: Path, template: str | None, as_json: bool) -> int:
    """Print the pair with this ID: what was decided, its texts, and the pairs that are like it."""
    with opened(database) as (store, project):
        pair = store.pairs.get(number)
        drafts = store.drafts.texts().get(number, {})
        if template is not None:
            from tui.commands.rendering import print_rendering

            return print_rendering(pair, template, project.templates, drafts, as_json=as_json)
        if as_json:
            emit(dump_row(pair, drafts))
            return 0
        if not (store.read_only or store.index.is_linked(number)):
            link_these(store, [number])
        lines = [
            *_header(pair, store.rubric, store.sources.sightings(pair.id), drafts),
            *_texts(pair),
            *_typed(drafts),
            *_alike(store.index.neighbours(pair.id)),
        ]
    for line in lines:
        say(line)
    return 0


def _header(pair: Pair, rubric: Rubric, sightings: int, drafts: Mapping[str, str]) -> Iterator[str]:
    phase = phase_of(pair) if pair.phase else f"{phase_of(pair)} (suggested)"
    decided = f"{pair.status} by the {pair.decided_by}" if pair.decided_by else pair.status
    verdict = rubric.verdict(pair.score)
    score = f"{plural(pair.score, 'point')}, {rubric.threshold} needed: {verdict}"
    yield f"#{pair.id} · {decided} · {score} · {phase} · {pair.split}"
    facts = {
        "uid": pair.uid,
        "flags": ", ".join(flag.label for flag in FLAGS if flag.name in pair.flags) or "none",
        "behaviour": pair.behaviour,
        "category": pair.category,
        "tags": ", ".join(pair.tags),
        "origin": pair.origin,
        "teacher": pair.teacher,
        "reason": pair.reason,
        "note": pair.note,
        "intent": pair.intent,
        "draft": f"{' and '.join(drafts)}, not saved" if drafts else "",
        "problems": in_words(pair.problems),
        "seen": f"{sightings} times" if sightings > 1 else "",
    }
    yield from (f"{name}: {value}" for name, value in facts.items() if value)


def _texts(pair: Pair) -> Iterator[str]:
    names = texts.names(pair)
    for name in names:
        rewritten = " · rewritten" if texts.is_rewritten(pair, name) else ""
        yield from ("", f"── {_title(pair, name)}{rewritten} ──", texts.read(pair, name))
    for name in names:
        if texts.is_rewritten(pair, name):
            yield from ("", f"── original {_title(pair, name)} ──", texts.original(pair, name))


def _typed(drafts: Mapping[str, str]) -> Iterator[str]:
    for field, text in drafts.items():
        yield from ("", f"── draft of {texts.spoken(field)}, not saved ──", text)


def _title(pair: Pair, name: str) -> str:
    """The role alone where nothing but a system message stands before the prompt."""
    found = texts.message(pair, name)
    if name in texts.COMPARED or found is None or texts.is_conversation(pair):
        return texts.label(pair, name)
    return found.role


def _alike(neighbours: list[NeighbourRow]) -> Iterator[str]:
    if neighbours:
        yield from ("", "── alike ──")
    yield from map(near_line, neighbours)


def near_line(near: NeighbourRow) -> str:
    """One pair that is like another, for a person: ``0.93 near prompt #41 included  How do I ..``."""
    head = one_line(near.head, 80)
    return f"{near.similarity:.2f} {near.label} {near.field} #{near.pair_id} {near.status}  {head}"
