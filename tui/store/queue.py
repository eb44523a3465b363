"""Which pairs a view holds, in order, and the few columns that the queue draws of each."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from unicodedata import category

import orjson

from tui.core.errors import DOCTOR, DamagedError
from tui.core.glimpse import QueueRow
from tui.core.pair import STATUSES
from tui.core.text import is_unspaced
from tui.core.view import Filter, View
from tui.store.connection import Connection
from tui.store.groups import Groups
from tui.store.opening import FOLDED
from tui.store.rows import to_json

_HAS_DRAFT = "EXISTS (SELECT 1 FROM drafts WHERE drafts.pair_id = pairs.id)"

_SEEN_AGAIN = "id IN (SELECT pair_id FROM sightings GROUP BY pair_id HAVING count(*) > 1)"

_CONVERSATION = """(instr(context, '"role":"user"') > 0 OR instr(context, '"role":"assistant"') > 0)"""
"""A quote within a text is escaped where it is stored, so that no text reads like this."""

_CONDITIONS = {
    "status": "status = ?",
    "phase": "coalesce(phase, suggested_phase) = ?",
    "split": "split = ?",
    "category": "category = ?",
    "origin": "origin = ?",
    "min_score": "score >= ?",
    "no_category": "category IS NULL AND ?",
    "has_duplicates": "alike > 0 AND ?",
    "no_duplicates": "alike = 0 AND ?",
    "edited": "rewritten = ?",
    "not_edited": "rewritten = 0 AND ?",
    "has_draft": f"{_HAS_DRAFT} = ?",
    "has_problems": "problems != '[]' AND ?",
    "seen_again": f"{_SEEN_AGAIN} AND ?",
    "conversation": f"context != '[]' AND {_CONVERSATION} AND ?",
}

_ORDERS = {
    "import": "id",
    "score": "score DESC, id",
    "alike": "id",
    "longest": "output_chars DESC, id",
}

_CHUNK = 256

_INDEXED = "id IN (SELECT rowid FROM pairs_fts WHERE pairs_fts MATCH ?)"

_WORDS = re.compile(r'"([^"]*[^"\s][^"]*)"|(\S+)')
"""A text in double quotes, or a word."""

_RUN = re.compile(r"[\w\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
"""What is left between punctuation; the vowel signs of some scripts are no word characters by themselves."""


class Queue:
    """Reads for paging: ids once for a view, rows for what is on the screen."""

    def __init__(self, connection: Connection, groups: Groups) -> None:
        self._connection = connection
        self._groups = groups

    def ids(self, view: View, row: Sequence[int] | None = None) -> Sequence[int]:
        """The ids of a view in its order, four bytes each at most; a snapshot that decisions do not move.

        ``row`` is what the order of alike pairs was before, where that is enough.
        """
        if view == View():
            return self._all()
        try:
            ids = array("I", self._fitting(view))
        except OverflowError:
            raise DamagedError("a pair in the database has a number that none was given", DOCTOR) from None
        return self._groups.alike_together(ids, row) if view.order == "alike" else ids

    def _fitting(self, view: View) -> Iterable[int]:
        """The ids of a view, alike pairs not together yet.

        What the search index alone can answer it answers, and as one text: a common word is in many pairs,
        and a row for each would take longer than to find them.
        """
        if view.order in ("import", "alike") and (match := _match(view.filter)):
            found = "SELECT rowid AS id FROM pairs_fts WHERE pairs_fts MATCH ? ORDER BY rowid"
            ((ids,),) = self._connection.rows(f"SELECT json_group_array(id) FROM ({found})", match)
            return orjson.loads(ids)  # type: ignore[no-any-return]
        where, parameters = _where(view.filter)
        sql = f"SELECT id FROM pairs WHERE {where} ORDER BY {_ORDERS[view.order]}"
        return (row[0] for row in self._connection.each(sql, *parameters))

    def _all(self) -> Sequence[int]:
        """Every id; a range where none is missing, which takes no time and no memory.

        Elsewhere they are merged from the index by status: the table itself holds all the texts.
        """
        sql = "SELECT (SELECT count(*) FROM pairs), (SELECT min(id) FROM pairs), (SELECT max(id) FROM pairs)"
        ((count, first, last),) = self._connection.rows(sql)
        if count and last - first + 1 == count:
            return range(first, last + 1)
        by_status = " UNION ALL ".join(f"SELECT id FROM pairs WHERE status = '{one}'" for one in STATUSES)
        return array("I", (row[0] for row in self._connection.each(f"{by_status} ORDER BY 1")))

    def rows(self, ids: Sequence[int]) -> list[QueueRow]:
        """The rows for some ids, in the order given."""
        sql = f"""SELECT id, status, score, coalesce(phase, suggested_phase) AS phase, split,
                         substr(prompt, 1, 200) AS head, {_HAS_DRAFT} AS draft
                  FROM pairs WHERE id IN (SELECT value FROM json_each(?))"""
        found = {row["id"]: QueueRow(*row) for row in self._connection.rows(sql, to_json(list(ids)))}
        return [found[pair_id] for pair_id in ids if pair_id in found]

    def count(self, wanted: Filter) -> int:
        """How many pairs fit a filter."""
        where, parameters = _where(wanted)
        return self._connection.value(f"SELECT count(*) FROM pairs WHERE {where}", *parameters)

    def undecided_count(self, view: View, ids: Sequence[int] | None = None) -> int:
        """How many pairs of a view are still to be decided.

        With its ``ids`` what a search found is not looked for again; decisions move nothing in or out.
        """
        if not view.filter:
            # Those that are decided are few, and all are counted at once.
            decided = "SELECT count(*) FROM pairs WHERE status IN ('included', 'held', 'excluded')"
            return self._connection.value(f"SELECT (SELECT count(*) FROM pairs) - ({decided})")
        if ids is not None and _match(view.filter):
            return len(ids) - len(self._decided().intersection(ids))
        where, parameters = _where(view.filter)
        return self._connection.value(
            f"SELECT count(*) FROM pairs WHERE status = 'new' AND {where}", *parameters
        )

    def _decided(self) -> set[int]:
        sql = "SELECT json_group_array(id) FROM pairs WHERE status IN ('included', 'held', 'excluded')"
        ((ids,),) = self._connection.rows(sql)
        return set(orjson.loads(ids))

    def next_undecided(self, ids: Sequence[int], start: int) -> int | None:
        """The position of the first undecided pair from ``start`` on, then from the beginning; or nothing."""
        for low, high in ((start, len(ids)), (0, min(start, len(ids)))):
            for begin in range(low, high, _CHUNK):
                chunk = list(ids[begin : min(begin + _CHUNK, high)])
                fresh = self._fresh(chunk)
                for offset, pair_id in enumerate(chunk):
                    if pair_id in fresh:
                        return begin + offset
        return None

    def _fresh(self, ids: list[int]) -> set[int]:
        sql = "SELECT id FROM pairs WHERE status = 'new' AND id IN (SELECT value FROM json_each(?))"
        return {row["id"] for row in self._connection.rows(sql, to_json(ids))}


def _where(wanted: Filter) -> tuple[str, list[object]]:
    conditions, parameters = ["1"], []
    for field in fields(Filter):
        value = getattr(wanted, field.name)
        if value and field.name in _CONDITIONS:
            conditions.append(_CONDITIONS[field.name])
            parameters.append(value)
    if wanted.text:
        for condition, parameter in _search(wanted.text):
            conditions.append(condition)
            parameters.append(parameter)
    return " AND ".join(conditions), parameters


def _match(wanted: Filter) -> str:
    """The whole of a filter as a question to the search index; empty where that can't answer it alone."""
    if not wanted.text or replace(wanted, text="") != Filter():
        return ""
    conditions = list(_search(wanted.text))
    if any(condition != _INDEXED for condition, _ in conditions):
        return ""
    return " ".join(words for _, words in conditions)


def _search(text: str) -> Iterator[tuple[str, str]]:
    """Conditions for pairs that hold every word of the text, each from its beginning, and every phrase.

    A word with signs in it has to stand there as it is typed, in capitals or not: to the search index
    ``C++`` is the letter c. So has each run of a script without spaces, anywhere in a text: the index takes
    the whole of it as one word.
    """
    # No stored text holds a NUL or half of a surrogate pair, and SQLite takes neither in a query.
    text = text.replace("\x00", " ").encode("utf-8", "replace").decode()
    for phrase, word in _WORDS.findall(text):
        if phrase:
            yield from _phrase(phrase)
        elif is_unspaced(word):
            yield from map(_literal, _RUN.findall(word))
        elif _is_plain(word):
            yield _indexed(word, "*")
        else:
            yield from _as_typed(word)


def _phrase(text: str) -> Iterator[tuple[str, str]]:
    words = text.split()
    if all(map(_is_plain, words)) and not is_unspaced(text):
        yield _indexed(text, "")
    else:
        yield from _as_typed(text)


def _as_typed(text: str) -> Iterator[tuple[str, str]]:
    """The index first: what it finds are few texts to look through."""
    if any(character.isalnum() for character in text) and not is_unspaced(text):
        # What comes before a sign is a whole word.
        yield _indexed(text, "*" if _is_plain(text[-1]) else "")
    yield _literal(text)


def _is_plain(word: str) -> bool:
    """Whether a word is letters and digits alone; an apostrophe is written in several ways."""
    signs = (one for one in word if not (one.isalnum() or one in "'’" or category(one)[0] == "M"))
    return any(map(str.isalnum, word)) and not any(signs)


def _indexed(text: str, end: str) -> tuple[str, str]:
    quoted = text.replace('"', '""')
    return _INDEXED, f'"{quoted}"{end}'


def _literal(text: str) -> tuple[str, str]:
    # SQLite's own function knows the 26 letters only, and is faster.
    lower = "lower" if text.isascii() else FOLDED
    return f"instr({lower}(prompt || char(10) || output), {lower}(?)) > 0", text
