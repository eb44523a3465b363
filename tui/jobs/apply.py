"""Apply: decisions from a JSONL file, all of them one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from tui.core import decide
from tui.core.errors import PairsmithError
from tui.core.fields import FIELDS, kind, parse_field
from tui.core.pair import Pair, Reject
from tui.core.rubric import FLAG_NAMES, Rubric, flags_of
from tui.core.text import shown
from tui.formats.conversation import messages_in
from tui.formats.dumping import COLUMNS, DRAFTS
from tui.formats.jsonl import parse_record, read_lines
from tui.store.store import Store

_KNOWN = (*COLUMNS, DRAFTS, *FLAG_NAMES)
"""Fields that a line may have. What ``dump`` writes beside decisions is taken, and changes nothing."""


_LEAVE_ONE_OUT = "leave one of them out in the file; nothing was applied"


class _TwoPairsError(Exception):
    """A line is about two pairs at once."""


@dataclass(frozen=True)
class ApplySummary:
    """What came of the lines of a file; ``failed`` says which could not be applied, and why."""

    read: int
    changed: int
    unchanged: int
    failed: list[Reject]


def apply_decisions(store: Store, stream: BinaryIO, name: str) -> ApplySummary:
    """Apply every line that can be; a later line about the same pair builds on an earlier one.

    Raises:
        PairsmithError: a line names two pairs, so that the file may be about another database; nothing is
            applied. So it is where the database can't take it.
    """
    found: dict[int, tuple[Pair, dict[str, Any]]] = {}
    failed: list[Reject] = []
    read = 0
    with store.transaction():
        for line in read_lines(stream):
            read += 1
            record = line if isinstance(line, Reject) else parse_record(line)
            if isinstance(record, Reject):
                failed.append(record)
                continue
            assert not isinstance(line, Reject)
            try:
                _collect(store, record, found)
            except _TwoPairsError as error:
                raise PairsmithError(f"{name}:{line.number}: {error}", _LEAVE_ONE_OUT) from None
            except ValueError as error:
                failed.append(Reject(line.number, str(error), line.raw.decode("utf-8", "backslashreplace")))
        before = {pair_id: pair.revision for pair_id, (pair, _) in found.items()}
        pairs = store.pairs.change_many(list(found.values()), f"apply {name}")
    changed = sum(pair.revision != before[pair.id] for pair in pairs)
    return ApplySummary(read, changed, len(pairs) - changed, failed)


def _collect(store: Store, record: Mapping[str, Any], found: dict[int, tuple[Pair, dict[str, Any]]]) -> None:
    _refuse_unknown(record)
    pair = _pair_named(store, record)
    original, changes = found.get(pair.id, (pair, {}))
    wished = wishes(replace(original, **changes), record, store.rubric)
    found[pair.id] = (original, {**changes, **wished})


def _refuse_unknown(record: Mapping[str, Any]) -> None:
    """A misspelt field would be a decision that is lost without a word."""
    unknown = next((name for name in record if name not in _KNOWN), None)
    if unknown is None:
        return
    from difflib import get_close_matches

    close = get_close_matches(unknown, _KNOWN)
    meant = f"did you mean {close[0]}?" if close else f"what can be decided is flags, {', '.join(FIELDS)}"
    raise ValueError(f"unknown field {shown(unknown)}; {meant}")


def _pair_named(store: Store, record: Mapping[str, Any]) -> Pair:
    uid, pair_id = record.get("uid"), record.get("id")
    if isinstance(uid, str):
        pair = store.pairs.find(uid=uid)
    elif isinstance(pair_id, int) and not isinstance(pair_id, bool):
        pair = store.pairs.find(pair_id=pair_id)
    else:
        raise ValueError("names no pair; write its id (a number) or its uid (a text)")
    if pair is None:
        raise ValueError(f"there is no pair {uid or pair_id}")
    if type(pair_id) is int and pair_id != pair.id and store.pairs.find(pair_id=pair_id):
        raise _TwoPairsError(f"id {pair_id} and uid {pair.uid} are different pairs, the uid's is {pair.id}")
    return pair


def wishes(pair: Pair, record: Mapping[str, Any], rubric: Rubric) -> dict[str, Any]:
    """What a record of decisions changes on a pair.

    Flags that it does not name stay. A status without ``decided_by`` is the rubric's where it agrees with
    the verdict, the expert's where it does not. A status and ``decided_by`` that both stand already, as in
    a row of ``dump``, are no new decision: the status follows the record's flags where the rubric decided it.

    Raises:
        ValueError: a value can't be understood; says which and what would be right.
    """
    changes = {name: parse_field(name, record[name]) for name in FIELDS if name in record}
    changes |= _turns_wished(pair, record)
    flags = _flags_wished(pair, record)
    followed = decide.set_flags(pair, flags, rubric) if flags != pair.flags else {}
    if (changes.get("status"), changes.get("decided_by")) == (pair.status, pair.decided_by):
        del changes["status"]
    if "status" in changes:
        judged = replace(pair, flags=flags, score=rubric.score(flags))
        return {**changes, **followed, **_settled(judged, changes, rubric)}
    if pair.status == "new" or changes.get("decided_by") is None:
        changes.pop("decided_by", None)
    return {**changes, **followed}


def _turns_wished(pair: Pair, record: Mapping[str, Any]) -> dict[str, Any]:
    """The texts of the messages before the prompt; which messages there are is not up to a decision."""
    if (turns := record.get("context")) is None:
        return {}
    if not isinstance(turns, list):
        raise ValueError(f"context is {kind(turns)}, not a list of messages")
    context = messages_in(turns)
    if [message.role for message in context] != [message.role for message in pair.context]:
        raise ValueError("context has other messages than the pair; only their texts can be rewritten")
    for number, (message, before) in enumerate(zip(context, pair.context, strict=True), start=1):
        if message != before and not message.content.strip():
            raise ValueError(f"context holds no text in message {number}")
    return {"context": context}


def _flags_wished(pair: Pair, record: Mapping[str, Any]) -> frozenset[str]:
    given = flags_of(record)
    named = {*record, *(record.get("flags") or ())}.intersection(FLAG_NAMES)
    return (pair.flags - named) | given


def _settled(pair: Pair, changes: Mapping[str, Any], rubric: Rubric) -> decide.Changes:
    """Who decided the status that is wished for, and why; the reason of an earlier status goes with it."""
    status = changes["status"]
    if status == "new":
        return decide.reopen(pair)
    reason = changes.get("reason", pair.reason if status == pair.status else None)
    decided = decide.decide(pair, status, rubric, reason)
    return {**decided, "decided_by": changes.get("decided_by") or decided["decided_by"]}
