"""What keeps a pair from being exported, check by check."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from tui.core.control_tokens import CONTROL_TOKENS
from tui.core.pair import Message, Pair
from tui.jobs.export_checks import ALLOWABLE, CHECKS, WARNINGS, Asked, Problem, is_allowed, problems_of
from tui.jobs.measured import Measured
from tui.templates.many import Rendered

SYSTEM, HI, HELLO = Message("system", "Brief."), Message("user", "Hi"), Message("assistant", "Hello")
NO_TEXT: Any = None


def pair_with(*context: Message, prompt: Any = "Where?", output: Any = "There.") -> Pair:
    return Pair(7, "b2:7", prompt, output, "", "", context=context)


def problems(pair: Pair, asked: Asked, tokens: int = 0, rendered: Rendered | None = None) -> list[Problem]:
    return list(problems_of(Measured(pair, pair.messages, tokens, rendered), asked))


@pytest.mark.parametrize(
    ("code", "pair", "says"),
    [
        ("not_text", pair_with(output=5), "holds no text in the output"),
        ("not_text", pair_with(Message("user", NO_TEXT), HELLO), "holds no text in turn 1"),
        ("surrogate", pair_with(prompt="Where \ud83d?"), "holds half of a surrogate pair in the prompt"),
        ("nul", pair_with(SYSTEM, output="Th\x00ere"), "holds the character NUL in the output"),
        ("wrong_role", pair_with(HI, Message("tool", "3")), "has a message of the role 'tool'"),
        ("control_tokens", pair_with(output="There.<|im_end|>"), "holds the control token <|im_end|>"),
        ("control_tokens", pair_with(Message("system", "[INST] hi")), "holds the control token [INST]"),
        ("blank_output", pair_with(output=" \u3000\n"), "has no output"),
        ("blank_message", pair_with(prompt="\t"), "holds nothing but space in the prompt"),
        ("blank_message", pair_with(Message("system", "")), "holds nothing but space in turn 1"),
        ("assistant_first", pair_with(SYSTEM, HELLO), "begins with the assistant"),
        ("repeated_role", pair_with(HI), "has two messages of the user in a row"),
        ("repeated_role", pair_with(SYSTEM, SYSTEM), "has two messages of the system in a row"),
        (
            "system_in_middle",
            pair_with(HI, HELLO, SYSTEM),
            "has a system message after the conversation began",
        ),
    ],
)
def test_each_problem_is_found_alone_and_said_in_words(code: str, pair: Pair, says: str) -> None:
    assert [(each.code, each.pair_id, each.says) for each in problems(pair, Asked())] == [(code, 7, says)]


@pytest.mark.parametrize("context", [(), (SYSTEM,), (HI, HELLO), (SYSTEM, HI, HELLO)])
def test_a_conversation_as_trainers_take_it_has_none(context: tuple[Message, ...]) -> None:
    assert problems(pair_with(*context, output="é 😀 \u2028 <b>"), Asked()) == []


@pytest.mark.parametrize("token", CONTROL_TOKENS)
def test_the_control_tokens_of_every_known_template_are_found(token: str) -> None:
    assert [each.code for each in problems(pair_with(prompt=f"a{token}b"), Asked())] == ["control_tokens"]


def test_a_system_message_is_a_problem_of_a_template_without_one() -> None:
    asked = Asked(system_turns=False)
    assert [each.code for each in problems(pair_with(SYSTEM), asked)] == ["system_turn"]
    assert problems(pair_with(HI, HELLO), asked) == []


def test_a_pair_that_repeats_one_held_out_names_it() -> None:
    (problem,) = problems(pair_with(), Asked(overlaps={7: 3, 8: 4}))
    assert problem.says == "repeats pair 3, which is held out for evaluation"


def test_several_problems_of_a_pair_are_all_told_up_to_one_that_leaves_it_without_a_row() -> None:
    turns = HELLO, HI, Message("user", " ")
    found = [each.code for each in problems(pair_with(*turns, output="</s>"), Asked("alpaca"))]
    assert found == ["control_tokens", "blank_message", "assistant_first", "repeated_role", "format"]
    assert [each.code for each in problems(pair_with(*turns, output="\x00</s>"), Asked())] == ["nul"]


def test_what_has_no_form_as_a_row_is_all_that_can_not_be_allowed(make_pair: Callable[..., Pair]) -> None:
    assert {check.code for check in CHECKS} - set(ALLOWABLE) == {
        "not_text", "surrogate", "nul", "wrong_role", "format", *WARNINGS,
    }  # fmt: skip
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert problems(dataclasses.replace(make_pair(), id=1), Asked()) == []


def codes(pair: Pair, asked: Asked, tokens: int = 0) -> list[str]:
    return [each.code for each in problems(pair, asked, tokens)]


def test_a_row_above_the_limit_is_warned_of_with_its_length() -> None:
    limit = Asked(max_tokens=1024)
    assert [each.says for each in problems(pair_with(), limit, 1025)] == [
        "has ~1,025 tokens, above the limit of 1,024: a trainer cuts it"
    ]
    assert codes(pair_with(), limit, 1024) == codes(pair_with(), Asked(), 9999) == []


def test_white_space_around_an_output_is_warned_of_and_a_blank_output_is_a_problem() -> None:
    assert codes(pair_with(output="There.\n"), Asked()) == ["outer_space"]
    assert codes(pair_with(output=" \n"), Asked()) == ["blank_output"]


def test_of_what_is_parked_for_tests_nothing_is_warned() -> None:
    assert codes(dataclasses.replace(pair_with(output="There.\n"), split="robustness"), Asked()) == []


@pytest.mark.parametrize("mark", ["not_trained", "labelled_bad"])
def test_a_mark_of_the_source_is_warned_of_until_the_output_is_rewritten(mark: str) -> None:
    pair = Pair(7, "b2:7", "Where?", "There.", "Where?", "There.", problems=(mark,))
    assert codes(pair, Asked()) == [mark]
    assert codes(dataclasses.replace(pair, output="Over there."), Asked()) == []


def test_an_earlier_answer_that_is_not_to_be_trained_on_is_warned_of_where_it_would_be() -> None:
    pair = dataclasses.replace(pair_with(HI, HELLO), problems=("turn_not_trained",))
    assert codes(pair, Asked()) == codes(pair, Asked("sharegpt")) == ["turn_not_trained"]
    assert codes(pair, Asked("prompt-completion")) == []


@pytest.mark.parametrize(
    "token",
    ["<|reserved_special_token_0|>", "<|user|>", "<｜end▁of▁sentence｜>", "[TOOL_CALLS]", "<pad>", "<s>"],
)
def test_control_tokens_of_other_families_are_found(token: str) -> None:
    assert codes(pair_with(output=f"There {token} it is."), Asked()) == ["control_tokens"]


def test_the_marks_of_the_template_and_the_tokenizer_are_control_tokens() -> None:
    asked = Asked(marks=("<turn/>",))
    (problem,) = problems(pair_with(output="Write <turn/> there."), asked)
    assert (problem.code, problem.says) == ("control_tokens", "holds the control token <turn/>")
    assert codes(pair_with(output="Turn there."), asked) == []


def test_what_the_template_refuses_or_leaves_out_is_a_problem() -> None:
    whole = Rendered("Where? There.")
    assert problems(pair_with(), Asked(), rendered=whole) == []
    assert [each.says for each in problems(pair_with(), Asked(), rendered=Rendered("Where?"))] == [
        "loses the output in the chat template"
    ]
    assert [each.says for each in problems(pair_with(), Asked(), rendered=Rendered(refused="no turns"))] == [
        "is refused by the chat template: no turns"
    ]
    no_system = Asked(system_turns=False)
    assert [
        each.code for each in problems(pair_with(SYSTEM), no_system, rendered=Rendered(refused="no"))
    ] == ["system_turn"]


def test_a_code_is_allowed_for_every_pair_or_for_one() -> None:
    problem = Problem("control_tokens", 7, "")
    assert is_allowed(problem, ["control_tokens"])
    assert is_allowed(problem, ["blank_output", "control_tokens:7"])
    assert not is_allowed(problem, ["control_tokens:8", "blank_output"])
    assert not is_allowed(Problem("nul", 7, ""), ["nul", "nul:7"])
