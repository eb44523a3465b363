"""The dialects of training files: one row each, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from tui.core.pair import Message
from tui.core.text import is_blank, plural
from tui.formats.account_export import is_account_export, read_account_export
from tui.formats.conversation import (
    BadRecord,
    Body,
    body_text,
    messages_in,
    read_messages,
    structure_problems,
    text_of,
)
from tui.formats.dumping import is_dump_row, message_row, read_dump_row
from tui.formats.field_names import folded, written_names
from tui.formats.jsonl import parse_value
from tui.formats.plain_text import turns_in
from tui.formats.preferences import is_preference, read_preference
from tui.formats.turns import as_messages, begins_with_turn

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Dialect:
    """One way to write a pair as a JSON object."""

    name: str
    says: str
    """What its records look like, for a person."""
    matches: Callable[[Record], bool]
    """Whether a record, under folded names, is of this dialect."""
    read: Callable[[Record], Body]
    """The pair in a record that matches, given under folded names. Raises BadRecord."""


_SYSTEM = ("system", "system_prompt")


def _conversation_in(name: str) -> Callable[[Record], Body]:
    """Reads the conversation in the field ``name``."""

    def read(record: Record) -> Body:
        return _read_turns(record, name, as_messages(_turns_under(record, name)))

    return read


def _turns_under(record: Record, name: str) -> Any:
    """What a field holds; the turns that it holds as JSON text as a list."""
    value = record.get(name)
    turns = parse_value(value) if isinstance(value, str) else value
    return turns if turns is value or begins_with_turn(turns) else value


def _holds_turns(name: str) -> Callable[[Record], bool]:
    return lambda record: isinstance(_turns_under(record, name), list)


def _read_turns(record: Record, name: str, turns: Sequence[object]) -> Body:
    """The conversation that the field ``name`` holds, after the system message of a field of its own."""
    system = [message_row(message) for message in _system(record)]
    start = system if system != turns[:1] else []
    return read_messages([*start, *turns], frozenset({name, *_system_used(record)}))


def _read_prompt_completion(record: Record) -> Body:
    turns = [*record["prompt"], *record["completion"]]
    return read_messages(turns, frozenset({"prompt", "completion"}))


_OTHER_NAMES = (
    "conversation", "interactions", "turns", "dialogue", "dialog", "chat", "chat_messages",
    "chosen_messages", "chosen", "items",
)  # fmt: skip


def _other_name(record: Record) -> str | None:
    """A field under which some files keep a conversation, where its first item is a turn."""
    return next((name for name in _OTHER_NAMES if begins_with_turn(record.get(name))), None)


def _read_other(record: Record) -> Body:
    return _conversation_in(_other_name(record) or "")(record)


def _texts_name(record: Record) -> str | None:
    """A field that holds what is said in a dialogue as bare texts."""
    names = (name for name in ("dialogue", "dialog") if isinstance(record.get(name), list) and record[name])
    return next((name for name in names if all(isinstance(text, str) for text in record[name])), None)


def _read_texts(record: Record) -> Body:
    """Who says what is known only where the texts can be a user's and an assistant's in turn."""
    name = _texts_name(record) or ""
    texts = record[name]
    if len(texts) % 2:
        count = plural(len(texts), "text")
        raise BadRecord(
            f"the {name} is {count}, and not a user's and an assistant's in turn; "
            "write it as a list of {role, content}"
        )
    turns = [{"role": role, "content": text} for role, text in zip(cycle(("user", "assistant")), texts)]
    return _read_turns(record, name, turns)


def _misplaced_name(record: Record) -> str | None:
    names = ("messages", "conversations")
    return next((name for name in names if isinstance(record.get(name), Mapping)), None)


def _refuse_misplaced(record: Record) -> Body:
    raise BadRecord(f"{_misplaced_name(record)} is an object, not a list of messages")


def _read_text(record: Record) -> Body:
    return read_messages(turns_in(record["text"]) or [], frozenset({"text"}))


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and is_blank(value))


def _system_used(record: Record) -> list[str]:
    """The field with the system message: the first that says something, else the first."""
    return [next((name for name in _SYSTEM if not _is_blank(record.get(name))), _SYSTEM[0])]


def _system(record: Record) -> tuple[Message, ...]:
    """The system message of a field ``system`` or ``system_prompt``, where it says something."""
    value = record.get(_system_used(record)[0])
    return () if _is_blank(value) else (Message("system", text_of(value, "the system message")),)


def _history(record: Record) -> list[Message]:
    """The turns of a field ``history``: a list of [user's text, assistant's text], or of messages."""
    turns = record.get("history") or []
    if begins_with_turn(turns):
        try:
            return list(messages_in(as_messages(turns)))
        except BadRecord as error:
            raise BadRecord(f"in the history {error}") from None
    if not (isinstance(turns, list) and all(isinstance(turn, list) and len(turn) == 2 for turn in turns)):
        raise BadRecord("the history is not a list of [user, assistant] texts, nor of messages")
    messages = []
    for user, assistant in turns:
        messages.append(Message("user", text_of(user, "a user's text of the history")))
        messages.append(Message("assistant", text_of(assistant, "an assistant's text of the history")))
    return messages


def _history_used(record: Record) -> list[str]:
    """The field with the history; none where its messages hold more, so that it is kept as it stands."""
    turns = record.get("history") or []
    messages = as_messages(turns) if begins_with_turn(turns) else []
    is_more = any(isinstance(message, Mapping) and len(message) > 2 for message in messages)
    return [] if is_more else ["history"]


def _body(prompt: str, output: str, context: Sequence[Message], used: frozenset[str]) -> Body:
    messages = (*context, Message("user", prompt), Message("assistant", output))
    return Body(prompt, output, tuple(context), structure_problems(messages), used)


def _input_name(record: Record) -> str:
    """Dolly calls ``context`` what Alpaca calls ``input``."""
    return "context" if "input" not in record and isinstance(record.get("context"), str) else "input"


def _read_alpaca(record: Record) -> Body:
    """Empty parts of instruction and input are skipped, as trainers do when they join the two."""
    output = _named(record, OUTPUTS)
    assert output is not None
    parts = ("instruction", _input_name(record))
    names = [name for name in parts if not _is_blank(record.get(name))]
    prompt = "\n".join(text_of(record[name], f"the {name}") for name in names)
    return _body(
        body_text(prompt, "the prompt"),
        body_text(record[output], f"the {output}"),
        [*_system(record), *_history(record)],
        frozenset({*parts, output, *_history_used(record), *_system_used(record)}),
    )


PROMPTS = ("prompt", "question", "query", "input", "user", "message_1", "source")
"""Names of fields with a prompt, the surest first."""
OUTPUTS = (
    "output", "completion", "response", "answer", "assistant", "target", "generation", "accepted", "chosen",
    "message_2", "label",
)  # fmt: skip
"""Names of fields with an output, the surest first."""


def _named(record: Record, names: Sequence[str]) -> str | None:
    """The field that is meant: the first that is there and not null, else the first that is there.

    A label is an output where it is a text; true or false says how good another field is.
    """
    there = [name for name in names if name in record and (name != "label" or isinstance(record[name], str))]
    return next((name for name in there if record[name] is not None), there[0] if there else None)


def _read_prompt_output(record: Record) -> Body:
    prompt, output = _named(record, PROMPTS), _named(record, OUTPUTS)
    assert prompt is not None
    assert output is not None
    return _body(
        body_text(record[prompt], f"the {prompt}"),
        body_text(record[output], f"the {output}"),
        [*_system(record), *_history(record)],
        frozenset({prompt, output, *_history_used(record), *_system_used(record)}),
    )


DIALECTS: tuple[Dialect, ...] = (
    Dialect("pairsmith", "a row of pairsmith dump", is_dump_row, read_dump_row),
    Dialect(
        "messages",
        "messages: a list of {role, content}",
        _holds_turns("messages"),
        _conversation_in("messages"),
    ),
    Dialect(
        "sharegpt",
        "conversations: a list of {from, value}, with system where there is one",
        _holds_turns("conversations"),
        _conversation_in("conversations"),
    ),
    Dialect(
        "chatgpt-export",
        "a conversation of an account export: mapping, a tree of messages, and current_node",
        is_account_export,
        read_account_export,
    ),
    Dialect(
        "preference",
        "chosen and rejected, as texts or lists of messages, with prompt where they do not hold it",
        is_preference,
        read_preference,
    ),
    Dialect(
        "prompt-completion",
        "prompt and completion, both lists of {role, content}",
        lambda record: all(isinstance(record.get(name), list) for name in ("prompt", "completion")),
        _read_prompt_completion,
    ),
    Dialect(
        "alpaca",
        "instruction and output or response, with input or context, system and history where there are any",
        lambda record: "instruction" in record and _named(record, OUTPUTS) is not None,
        _read_alpaca,
    ),
    Dialect(
        "prompt-output",
        "a prompt (prompt, question, query, ..) and an output (output, completion, response, answer, ..)",
        lambda record: _named(record, PROMPTS) is not None and _named(record, OUTPUTS) is not None,
        _read_prompt_output,
    ),
    Dialect(
        "conversation",
        "a list of turns under a name such as conversation, turns or dialogue",
        lambda record: _other_name(record) is not None,
        _read_other,
    ),
    Dialect(
        "text",
        "text: an exchange with the marks of ChatML or Llama 3, or headings such as ### Instruction:",
        lambda record: isinstance(record.get("text"), str) and turns_in(record["text"]) is not None,
        _read_text,
    ),
    Dialect(
        "texts",
        "dialogue: a list of texts, the user's and the assistant's in turn",
        lambda record: _texts_name(record) is not None,
        _read_texts,
    ),
    Dialect(
        "misplaced",
        "messages or conversations with an object where their list should be; none is read",
        lambda record: _misplaced_name(record) is not None,
        _refuse_misplaced,
    ),
)
"""First match wins, so what is told by more fields stands first."""


def dialect_of(record: Record) -> Dialect | None:
    """The dialect that a record is written in, whatever the case of its field names."""
    return dialect_among(folded(record))


def dialect_among(values: Record, meant: str | None = None) -> Dialect | None:
    """The dialect of a record under folded names; the one that is meant, where the record matches it."""
    order = DIALECTS if meant is None else sorted(DIALECTS, key=lambda dialect: dialect.name != meant)
    return next((dialect for dialect in order if dialect.matches(values)), None)


INSTANCES = "self-instruct"
"""What the dialect of a record with several instances is called."""


def spread(record: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """One record for each instance of a self-instruct task; None for any other record."""
    names = written_names(record)
    instances = record.get(names.get("instances", ""))
    if not isinstance(instances, list) or "instruction" not in names:
        return None
    shared = {name: value for name, value in record.items() if name != names["instances"]}
    return [{**shared, **one} if isinstance(one, dict) else {**shared, "instance": one} for one in instances]


def is_record(record: Mapping[str, Any]) -> bool:
    """Whether a record is written in a known dialect."""
    return dialect_of(record) is not None or spread(record) is not None
