"""Conversations as ChatGPT's account export writes them: a tree of messages, with the leaf last shown.

Source: ``conversations.json`` of the export. Only what leads to ``current_node`` was the conversation;
answers that were regenerated hang on other branches and are kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.formats.conversation import BadRecord, Body, read_messages

_TEXTS = frozenset({"text", "multimodal_text"})
_BESIDE = frozenset({"user_editable_context", "model_editable_context", "thoughts", "reasoning_recap"})
"""Kinds of content that are no turn: instructions of the account, and what the model thought."""

_USED = frozenset({"mapping", "current_node"})


def is_account_export(record: Mapping[str, Any]) -> bool:
    """Whether a record under folded names is a conversation of an account export."""
    mapping = record.get("mapping")
    return (
        isinstance(mapping, dict)
        and bool(mapping)
        and all(isinstance(node, dict) and "parent" in node for node in mapping.values())
    )


def read_account_export(record: Mapping[str, Any]) -> Body:
    """The pair at the end of the branch that was shown last.

    Raises:
        BadRecord: the tree has no such branch, or there is no pair at its end.
    """
    mapping = record["mapping"]
    path = _path(mapping, record.get("current_node"))
    messages = [mapping[name]["message"] for name in path if isinstance(mapping[name].get("message"), dict)]
    shown = [message for message in messages if not _is_beside(message)]
    body = read_messages([_turn(message) for message in shown], _USED)
    on_path = set(path)
    others = {name: node for name, node in mapping.items() if name not in on_path and node.get("message")}
    hidden = [message for message in messages if _is_beside(message) and _parts(message)]
    extra = {"other_branches": others, "hidden_messages": hidden}
    model = _metadata(shown[-1]).get("model_slug")
    return Body(
        prompt=body.prompt,
        output=body.output,
        context=body.context,
        problems=body.problems,
        used=_USED,
        fields={"teacher": model} if isinstance(model, str) and model.strip() else {},
        extra={name: value for name, value in extra.items() if value},
    )


def _path(mapping: Mapping[str, Any], leaf: object) -> list[str]:
    """The names of the nodes from the root to the leaf."""
    if leaf is None:
        parents = {node.get("parent") for node in mapping.values()}
        leaf = next((name for name in reversed(list(mapping)) if name not in parents), None)
    path: list[str] = []
    seen: set[str] = set()
    while isinstance(leaf, str) and leaf in mapping and leaf not in seen:
        seen.add(leaf)
        path.append(leaf)
        leaf = mapping[leaf].get("parent")
    if not path or leaf is not None:
        raise BadRecord("the tree of messages has no way from current_node to its root")
    return path[::-1]


def _metadata(message: Mapping[str, Any]) -> Mapping[str, Any]:
    found = message.get("metadata")
    return found if isinstance(found, dict) else {}


def _content(message: Mapping[str, Any]) -> Mapping[str, Any]:
    found = message.get("content")
    return found if isinstance(found, dict) else {}


def _parts(message: Mapping[str, Any]) -> list[Any]:
    parts = _content(message).get("parts")
    return (
        [part for part in parts if part not in ("", None)]
        if isinstance(parts, list)
        else [*_content(message)]
    )


def _role(message: Mapping[str, Any]) -> object:
    author = message.get("author")
    return author.get("role") if isinstance(author, dict) else author


def _is_beside(message: Mapping[str, Any]) -> bool:
    """Whether a message was not shown as a turn, or is a system's or assistant's without a word."""
    return (
        _content(message).get("content_type") in _BESIDE
        or bool(_metadata(message).get("is_visually_hidden_from_conversation"))
        or (_role(message) in ("system", "assistant") and not _parts(message))
    )


def _turn(message: Mapping[str, Any]) -> object:
    kind = _content(message).get("content_type", "text")
    if _role(message) in ("user", "assistant", "system") and kind not in _TEXTS:
        raise BadRecord(f"a message holds {str(kind)[:40]!r}; only text is read")
    recipient = message.get("recipient") or "all"
    if recipient != "all":
        raise BadRecord("a message calls a tool; conversations with tools are not read")
    return {"role": _role(message), "content": _parts(message)}
