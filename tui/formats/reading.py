"""From a record to an incoming pair: its text by the dialect, its decisions by the columns' own parsers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from tui.core.control_tokens import find_control_tokens
from tui.core.fields import FIELDS, kind, parse_field
from tui.core.pair import IncomingPair
from tui.core.rubric import FLAG_NAMES, flags_of
from tui.core.text import one_line
from tui.formats.conversation import BAD_FIELD, BadRecord, Body
from tui.formats.dialects import INSTANCES, Dialect, dialect_among, spread
from tui.formats.field_names import METADATA, OTHER_NAMES, WORDS, fold, folded, written_names
from tui.formats.mapping import NO_MAPPING, dialect_meant, lacking, mapped
from tui.formats.marks import marks_of

__all__ = ["BadRecord", "parse_decision", "read_all", "read_flags", "read_record"]

CONTROL_TOKENS = "control_tokens"
"""Problem code of a record with a chat template's control tokens in a text."""

DECISIONS = tuple(name for name in FIELDS if name not in ("prompt", "output"))
"""The fields beside the flags that are read as decisions, in every dialect."""

_FLAG_FIELDS = frozenset({"flags", *FLAG_NAMES})


def read_record(record: Mapping[str, Any]) -> IncomingPair:
    """Understand one record: its texts as they stand, its decisions parsed, everything else in ``extra``.

    A decision that cannot be understood stays in ``extra`` under its name, with the problem code
    ``bad_field``. One flag that cannot be understood leaves all of them there: a score over the others
    would pass for a whole one.

    Raises:
        BadRecord: no pair can be made of it; the message says why.
    """
    values = folded(record)
    dialect = dialect_among(values)
    if dialect is None:
        raise BadRecord(_unknown(record))
    return _read(record, values, dialect)


UNKNOWN_FORM = "no prompt with an output in a known form"
"""How the reason begins why a record is no pair whose fields say nothing."""


def _unknown(record: Mapping[str, Any], why: str = "") -> str:
    """Why the fields of a record say nothing, with those that it has."""
    names = one_line(", ".join(record), 100) or "none"
    return "; ".join(filter(None, [UNKNOWN_FORM, why, f"its fields: {names}"]))


def _read(record: Mapping[str, Any], values: Mapping[str, Any], dialect: Dialect) -> IncomingPair:
    body = dialect.read(values)
    fields, bad = _decisions(values)
    renamed = _renamed_decisions(values, set(body.used) | set(fields) | bad)
    unknown = _others(record, (body.used | _FLAG_FIELDS | set(DECISIONS) | renamed.keys()) - bad)
    taken = {column: value for _, (column, value) in renamed.items()}
    beside = _decisions_beside(values, set(fields) | set(taken) | set(body.fields) | bad)
    extra = {**body.extra, **unknown}
    if body.extra.keys() & unknown.keys():
        extra["extra"] = dict(body.extra)
    found = ((BAD_FIELD,) if bad else ()) + ((CONTROL_TOKENS,) if _holds_control_tokens(body) else ())
    return IncomingPair(
        prompt=body.prompt,
        output=body.output,
        context=body.context,
        fields={**beside, **body.fields, **taken, **fields},
        extra=extra,
        problems=tuple(dict.fromkeys((*body.problems, *found, *marks_of(values, body.extra)))),
        drafts=body.drafts,
    )


def read_all(
    record: Mapping[str, Any], mapping: Mapping[str, str] = NO_MAPPING
) -> tuple[str, list[IncomingPair], list[str]]:
    """The dialect of a record, the pairs in it, and why of others none could be made.

    All dialects but self-instruct hold one pair a record.
    """
    named = record
    if mapping:
        if lack := lacking(record, mapping):
            return "", [], [_unknown(record, lack)]
        record = mapped(record, mapping)
    meant = dialect_meant(mapping)
    values = folded(record)
    records = spread(record) if "instances" in values and not meant else None
    if records is None:
        dialect = dialect_among(values, meant)
        try:
            if dialect is None:
                raise BadRecord(_unknown(named))
            return dialect.name, [_read(record, values, dialect)], []
        except BadRecord as error:
            return dialect.name if dialect else "", [], [str(error)]
    pairs: list[IncomingPair] = []
    reasons: list[str] = []
    for number, instance in enumerate(records, start=1):
        try:
            pairs.append(read_record(instance))
        except BadRecord as error:
            reasons.append(f"instance {number}: {error}")
    return INSTANCES, pairs, reasons if records else ["no instances"]


def decisions_in(record: Mapping[str, Any]) -> dict[str, Any]:
    """The decisions that a record brings, as columns, whatever else it holds."""
    return _decisions(folded(record))[0]


def _decisions(values: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """The decisions of a record under folded names, and the names of those that could not be understood.

    A null decides nothing.
    """
    fields: dict[str, Any] = {}
    bad: set[str] = set()
    for name in DECISIONS:
        if values.get(name) is None:
            continue
        try:
            fields[name] = parse_decision(name, values[name])
        except ValueError:
            bad.add(name)
    there = {name for name in _FLAG_FIELDS if values.get(name) is not None}
    try:
        if there:
            fields["flags"] = read_flags(values)
    except ValueError:
        bad |= there
    return fields, bad


def parse_decision(name: str, value: object) -> Any:
    """The value of a column, in its own words or in those of other tools.

    Raises:
        ValueError: it is not understood.
    """
    words = WORDS.get(name)
    return parse_field(name, words.get(fold(str(value)), value) if words else value)


def _renamed_decisions(values: Mapping[str, Any], done: set[str]) -> dict[str, tuple[str, Any]]:
    """Field to the column that it stands for and its value, for columns that are not ``done``.

    What is not understood may mean something else: it stays in ``extra``, and is no problem.
    """
    found: dict[str, tuple[str, Any]] = {}
    for column, names in OTHER_NAMES.items():
        name = next((name for name in names if values.get(name) not in (None, "") and name not in done), None)
        if name is None or column in done:
            continue
        with suppress(ValueError):
            found[name] = (column, parse_decision(column, values[name]))
    return found


def _decisions_beside(values: Mapping[str, Any], done: set[str]) -> dict[str, Any]:
    """Decisions that stand in an object of metadata, which is kept whole as well."""
    holder = next((values[name] for name in METADATA if isinstance(values.get(name), Mapping)), None)
    if holder is None:
        return {}
    fields, _ = _decisions(folded(holder))
    return {name: value for name, value in fields.items() if name not in done}


def read_flags(values: Mapping[str, Any]) -> frozenset[str]:
    """The flags that a record under folded names sets.

    Raises:
        ValueError: a value is neither a yes nor a no, a name is unknown, or ``flags`` is no object.
    """
    if not isinstance(nested := values.get("flags") or {}, Mapping):
        raise ValueError(f"flags is {kind(nested)}, not an object")
    return flags_of(values)


def _others(record: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The fields, as written, that are not known, or whose name another field writes better."""
    names = written_names(record)
    return {
        written: value
        for written, value in record.items()
        if fold(written) not in known or names[fold(written)] != written
    }


def _holds_control_tokens(body: Body) -> bool:
    texts = [body.prompt, body.output, *(message.content for message in body.context)]
    return any(find_control_tokens(text) for text in texts)
