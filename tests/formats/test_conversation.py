from __future__ import annotations

import pytest

from tui.core.pair import Message
from tui.formats.conversation import BadRecord, body_text, read_messages, text_of

USED = frozenset({"messages"})
LETTERS = {"s": "system", "u": "user", "a": "assistant"}


def turns(pattern: str) -> list[object]:
    """``sua`` is a system's, a user's and an assistant's message, numbered."""
    return [{"role": LETTERS[letter], "content": f"{letter}{at}"} for at, letter in enumerate(pattern)]


@pytest.mark.parametrize(
    ("pattern", "problems"),
    [
        ("ua", ()),
        ("sua", ()),
        ("uaua", ()),
        ("suaua", ()),
        ("uua", ("repeated_role",)),
        ("uaaua", ("repeated_role",)),
        ("ssua", ("repeated_role",)),
        ("aua", ("assistant_first",)),
        ("saua", ("assistant_first",)),
        ("uasua", ("system_in_middle",)),
        ("usua", ("system_in_middle",)),
        ("aasua", ("assistant_first", "repeated_role", "system_in_middle")),
    ],
)
def test_an_odd_conversation_is_kept_with_its_problems(pattern: str, problems: tuple[str, ...]) -> None:
    body = read_messages(turns(pattern), USED)
    last = len(pattern) - 1
    assert (body.prompt, body.output) == (f"u{last - 1}", f"a{last}")
    assert body.context == tuple(
        Message(LETTERS[letter], f"{letter}{at}") for at, letter in enumerate(pattern[:-2])
    )
    assert body.problems == problems
    assert body.used == USED


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "no messages"),
        ("u", "no assistant message"),
        ("su", "no assistant message"),
        ("uau", "ends on a user message, not on the assistant's"),
        ("uas", "ends on a system message, not on the assistant's"),
        ("a", "no user message right before the last assistant message"),
        ("sa", "no user message right before the last assistant message"),
        ("uaa", "no user message right before the last assistant message"),
        ("usa", "no user message right before the last assistant message"),
    ],
)
def test_a_conversation_without_a_prompt_and_its_output_at_the_end_is_refused(
    pattern: str, reason: str
) -> None:
    with pytest.raises(BadRecord) as caught:
        read_messages(turns(pattern), USED)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("USER", "user"),
        (" Human ", "user"),
        ("Assistant", "assistant"),
        ("GPT", "assistant"),
        ("System", "system"),
        ("developer", "system"),
    ],
)
def test_roles_are_known_by_their_aliases_in_any_case(written: str, role: str) -> None:
    body = read_messages([{"Role": written, "CONTENT": "x"}, *turns("ua")], USED)
    assert body.context == (Message(role, "x"),)


@pytest.mark.parametrize(
    ("turn", "reason"),
    [
        ("hello", "message 1 is text, not an object"),
        (None, "message 1 is null, not an object"),
        ({"content": "x"}, "message 1 has no role"),
        ({"role": 1, "content": "x"}, "message 1 has no role"),
        ({"role": "narrator", "content": "x"}, "message 1 has the unknown role 'narrator'"),
        ({"role": "user"}, "the content of message 1 is null, not text"),
        ({"role": "user", "content": {"text": "x"}}, "the content of message 1 is an object, not text"),
        ({"role": "user", "content": True}, "the content of message 1 is true or false, not text"),
        ({"role": "user", "content": "a\x00b"}, "the content of message 1 holds a NUL character"),
        ({"role": "user", "content": "\ud83d"}, "the content of message 1 holds half of a surrogate pair"),
        (
            {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]},
            "message 1 holds a part of type 'image_url'; only text is read",
        ),
        ({"role": "user", "content": [3]}, "message 1 holds a part that is a number, not an object"),
        ({"role": "user", "content": [{"type": "text"}]}, "a part of message 1 is null, not text"),
        (
            {"role": "Tool", "content": "x"},
            "message 1 has the role tool; conversations with tools are not read",
        ),
        (
            {"role": "function_call", "content": "{}"},
            "message 1 calls a tool; conversations with tools are not read",
        ),
        (
            {"role": "user", "content": {"content_type": "code", "parts": ["x"]}},
            "the content of message 1 is an object, not text",
        ),
        (
            {"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]},
            "message 1 calls a tool; conversations with tools are not read",
        ),
        (
            {"role": "assistant", "content": "x", "function_call": {"name": "f"}},
            "message 1 calls a tool; conversations with tools are not read",
        ),
    ],
)
def test_a_message_that_is_no_text_is_refused_by_number(turn: object, reason: str) -> None:
    with pytest.raises(BadRecord) as caught:
        read_messages([turn, *turns("ua")], USED)
    assert str(caught.value) == reason


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("blank", ["", " \n\t", "\u3000", [], "\u200b\ufeff", " \u2060\n\u200d"])
def test_a_blank_prompt_or_output_is_refused(at: int, blank: object) -> None:
    conversation: list[dict[str, object]] = [
        {"role": "user", "content": "u"},
        {"role": "assistant", "content": "a"},
    ]
    conversation[at]["content"] = blank
    with pytest.raises(BadRecord, match=f"^the {['prompt', 'output'][at]} is empty$"):
        read_messages(conversation, USED)


def test_a_blank_message_before_the_prompt_is_a_problem() -> None:
    body = read_messages([{"role": "system", "content": " "}, *turns("ua")], USED)
    assert body.context == (Message("system", " "),)
    assert body.problems == ("blank_message",)


def part(text: str) -> dict[str, str]:
    return {"type": "text", "text": text}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([part(" one\n"), part("two ")], " one\ntwo "),
        ([part("one"), part(" two")], "one two"),
        ([part("part1"), part("part2"), part("part3")], "part1\npart2\npart3"),
        ([part("one"), part(""), part("two")], "one\ntwo"),
        (["o", "ne", part(" two"), {"text": "three"}], "one twothree"),
        ({"parts": ["o", "ne"]}, "one"),
        ({"content_type": "text", "parts": [part("one"), part("two")]}, "one\ntwo"),
    ],
)
def test_words_of_two_text_parts_do_not_become_one(content: object, text: str) -> None:
    body = read_messages([{"role": "user", "content": content}, {"role": "assistant", "content": "a"}], USED)
    assert body.prompt == text


def test_what_a_message_holds_besides_is_kept_in_the_order_of_messages() -> None:
    conversation = [
        {"role": "user", "content": "u", "name": "kiosk"},
        {"role": "assistant", "content": "a", "Weight": 0, "refusal": None, "tool_calls": []},
    ]
    assert read_messages(conversation, USED).extra == {"message_fields": [{"name": "kiosk"}, {"Weight": 0}]}


def test_messages_with_nothing_besides_leave_nothing_over() -> None:
    assert read_messages(turns("sua"), USED).extra == {}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", ""),
        (" \r\n\u2028x\u00a0", " \r\n\u2028x\u00a0"),
        (0, "0"),
        (-17, "-17"),
        (2**70, str(2**70)),
        (3.5, "3.5"),
    ],
)
def test_text_is_kept_to_the_byte_and_a_number_becomes_text(value: object, text: str) -> None:
    assert text_of(value, "the output") == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (True, "the output is true or false, not text"),
        (None, "the output is null, not text"),
        ([], "the output is a list, not text"),
        ({}, "the output is an object, not text"),
        (float("nan"), "the output is nan, not text"),
        (float("-inf"), "the output is -inf, not text"),
        ("\x00", "the output holds a NUL character"),
        ("a\udc00", "the output holds half of a surrogate pair"),
    ],
)
def test_what_is_no_text_is_refused(value: object, reason: str) -> None:
    for read in (text_of, body_text):
        with pytest.raises(BadRecord) as caught:
            read(value, "the output")
        assert str(caught.value) == reason
