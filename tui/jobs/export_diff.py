"""What changed from one export to another, pair by pair, and in the rules that they were written by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.jobs.export_reading import Export, Row

ADDED, REMOVED, REWRITTEN, MOVED, JUDGED = "added", "removed", "rewritten", "moved", "judged"
KINDS = (ADDED, REMOVED, REWRITTEN, MOVED, JUDGED)
"""In one alone; another text; another phase or split; something else that was decided or noted."""

RULES = (
    "pairsmith",
    "schema",
    "format",
    "cumulative",
    "template",
    "seed",
    "license",
    "rubric",
    "voice",
    "limits",
    "similar",
)
"""What of a manifest says how an export was made; the rest says what came of it."""

_PLACE = ("phase", "split")

_OF_THE_FILE = frozenset({"id", "uid", "sha256", *_PLACE})
"""What stands beside a row and is no judgement: ids differ between databases."""


@dataclass(frozen=True)
class Difference:
    """One value by its name, as it was and as it is."""

    name: str
    was: Any
    now: Any


@dataclass(frozen=True)
class Change:
    """What became of one pair."""

    kind: str
    row: Row
    """As it is; of a pair that was removed, as it was."""
    differences: tuple[Difference, ...] = ()


def changes(before: Export, after: Export) -> Iterator[Change]:
    """What changed of each pair, in the order of the later export; at the end what is gone.

    Pairs are told apart by their uid. Of the earlier export only where its rows stand is kept in memory.

    Raises:
        PairsmithError: a folder's files do not fit to each other.
    """
    known = {row.uid: place for place, row in before.walk()}
    for _, row in after.walk():
        place = known.pop(row.uid, None)
        if place is None:
            yield Change(ADDED, row)
        else:
            yield from _changed(before.row_at(place), row)
    for place in known.values():
        yield Change(REMOVED, before.row_at(place))


def rules_changed(before: Export, after: Export) -> list[Difference]:
    """What differs in the rules by which two exports were written, as far as both manifests tell them."""
    told = [name for name in RULES if name in before.manifest and name in after.manifest]
    return _fields_changed(before.manifest, after.manifest, told)


def _changed(before: Row, after: Row) -> Iterator[Change]:
    found = {
        REWRITTEN: _texts_changed(before, after),
        MOVED: _fields_changed(before.about, after.about, _PLACE),
        JUDGED: _fields_changed(
            before.about,
            after.about,
            [name for name in before.about if name in after.about and name not in _OF_THE_FILE],
        ),
    }
    for kind, differences in found.items():
        if differences:
            yield Change(kind, after, tuple(differences))


def _texts_changed(before: Row, after: Row) -> list[Difference]:
    """The texts that differ: in another format a row has other bytes and the same texts."""
    if before.raw == after.raw:
        return []
    return _fields_changed(before.texts, after.texts, list(after.texts))


def _fields_changed(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Sequence[str]
) -> list[Difference]:
    return [each for name in names for each in _differences(name, before.get(name), after.get(name))]


def _differences(name: str, was: Any, now: Any) -> Iterator[Difference]:
    """The values that differ, of objects those inside them: ``rubric.weights.is_scalable_pattern``."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in {**was, **now}:
            yield from _differences(f"{name}.{key}", was.get(key), now.get(key))
    elif was != now:
        yield Difference(name, was, now)
