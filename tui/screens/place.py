"""Where the expert left off in a database: kept with each decision and on leaving, found again at start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, NamedTuple

import orjson

from tui.core.sight import Sight
from tui.core.view import ORDERS, Filter, View
from tui.store.store import Store

_PLACE = "place"
"""Key under which the database keeps it."""

_ROW = "row"
"""Key under which it keeps in which order the pairs were, where that takes time to find."""


class Place(NamedTuple):
    """What is looked at, and how."""

    view: View = View()
    sight: Sight = Sight()
    pair_id: int | None = None


def keep_place(store: Store, place: Place) -> None:
    """Remember a place."""
    kept = {
        "pair": place.pair_id,
        "order": place.view.order,
        "filter": asdict(place.view.filter),
        "sight": asdict(place.sight),
    }
    store.meta.set(_PLACE, orjson.dumps(kept).decode())


def last_place(store: Store) -> Place:
    """The place that was remembered last; the beginning where there is none."""
    stored = store.meta.get(_PLACE)
    if stored is None:
        return Place()
    kept = orjson.loads(stored)
    order = kept["order"] if kept["order"] in ORDERS else View().order
    view = View(Filter(**_known(Filter, kept["filter"])), order)
    return Place(view, Sight(**_known(Sight, kept.get("sight", {}))), kept["pair"])


def keep_row(store: Store, view: View, ids: Sequence[int]) -> None:
    """Remember the order of the pairs, where that takes time to find."""
    if view.order == "alike":
        store.meta.set(_ROW, orjson.dumps(list(ids)).decode())


def last_row(store: Store, view: View) -> Sequence[int] | None:
    """The order that was remembered; nothing where it is found as soon."""
    stored = store.meta.get(_ROW) if view.order == "alike" else None
    return orjson.loads(stored) if stored else None


def _known(kind: type[Filter | Sight], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were kept and are known: another version may have others."""
    return {field.name: kept[field.name] for field in fields(kind) if field.name in kept}
