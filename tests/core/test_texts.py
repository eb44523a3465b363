"""The texts of a pair by name: read, rewritten, followed, as every message of the exchange."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tui.core import texts
from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair

MakePair = Callable[..., Pair]

CONTEXT = (
    Message("system", "Be calm."),
    Message("user", "E7?"),
    Message("assistant", "Hold it."),
    Message("user", "E4?"),
    Message("assistant", "Scan again."),
)


@pytest.fixture
def pair(make_pair: MakePair) -> Pair:
    return make_pair("E9?", "Ask Ines.", context=CONTEXT)


def test_every_message_has_a_name_in_the_order_of_the_exchange(pair: Pair) -> None:
    names = texts.names(pair)
    assert names == ["turn 1", "turn 2", "turn 3", "turn 4", "turn 5", "prompt", "output"]
    assert [texts.message(pair, name) for name in names] == list(pair.messages)
    assert [texts.read(pair, name) for name in names] == [message.content for message in pair.messages]
    assert [texts.is_answer(pair, name) for name in names] == [m.role == "assistant" for m in pair.messages]


@pytest.mark.parametrize("number", range(7))
def test_a_text_is_rewritten_alone_and_its_original_stays(pair: Pair, number: int) -> None:
    name = texts.names(pair)[number]
    changed = replace(pair, **texts.rewrite(pair, name, "new\r\n"))
    changed = replace(changed, original_context=CONTEXT)
    assert texts.read(changed, name) == "new\r\n"
    assert texts.original(changed, name) == pair.messages[number].content
    assert [one for one in texts.names(pair) if texts.is_rewritten(changed, one)] == [name]
    assert changed.rewritten
    assert [message.role for message in changed.messages] == [message.role for message in pair.messages]


@pytest.mark.parametrize("name", ["turn 6", "turn 0", "turn 01", "turn", "note", "turn -1", "context", ""])
def test_a_text_that_is_not_there_is_empty_and_can_not_be_rewritten(pair: Pair, name: str) -> None:
    assert (texts.message(pair, name), texts.read(pair, name)) == (None, "")
    assert not texts.is_answer(pair, name)
    assert (texts.before(pair, name), texts.following(pair, name)) == (None, None)
    with pytest.raises(PairsmithError, match="what you typed is kept as a draft"):
        texts.rewrite(pair, name, "x")


@pytest.mark.parametrize(
    ("name", "known"),
    [("output", True), ("prompt", True), ("turn 1", True), ("turn 500", True), ("turn 0", False),
     ("turn 1 ", False), ("turn ٣", False), ("note", False), ("original_output", False)],
)  # fmt: skip
def test_a_name_is_known_whether_a_pair_has_such_a_text_or_not(name: str, known: bool) -> None:
    assert texts.is_name(name) == known


@pytest.mark.parametrize(
    ("name", "before", "following"),
    [
        ("turn 1", None, None),
        ("turn 2", None, "turn 4"),
        ("turn 3", "turn 2", "turn 5"),
        ("turn 4", "turn 3", "prompt"),
        ("turn 5", "turn 4", "output"),
        ("prompt", "turn 5", None),
        ("output", "prompt", None),
    ],
)
def test_what_comes_before_and_which_text_of_the_same_role_comes_next(
    pair: Pair, name: str, before: str | None, following: str | None
) -> None:
    assert (texts.before(pair, name), texts.following(pair, name)) == (before, following)


def test_a_system_message_makes_no_conversation(make_pair: MakePair) -> None:
    assert not texts.is_conversation(make_pair())
    assert not texts.is_conversation(make_pair(context=CONTEXT[:1]))
    assert texts.is_conversation(make_pair(context=CONTEXT[:2]))


def test_a_name_is_said_with_its_role_and_within_a_sentence(pair: Pair) -> None:
    assert [texts.label(pair, name) for name in ("turn 1", "turn 3", "prompt", "turn 9")] == [
        "turn 1, system", "turn 3, assistant", "prompt", "turn 9",
    ]  # fmt: skip
    assert [texts.spoken(name) for name in ("output", "turn 3")] == ["the output", "turn 3"]


def test_a_change_of_the_context_is_told_turn_by_turn() -> None:
    became = (*CONTEXT[:2], Message("assistant", "Press it."), *CONTEXT[3:])
    was = {"context": CONTEXT, "note": None}
    assert list(texts.differences(was, {"context": became, "note": "n"})) == [
        ("turn 3", "Hold it.", "Press it."),
        ("note", None, "n"),
    ]
