"""Control tokens of chat templates in ordinary text."""

from __future__ import annotations

import pytest

from tui.core.control_tokens import CONTROL_TOKENS, find_control_tokens, split_at_marks


@pytest.mark.parametrize("token", CONTROL_TOKENS)
def test_each_token_is_found_in_the_middle_of_a_text(token: str) -> None:
    assert find_control_tokens(f"before{token}after") == [token]


def test_each_is_named_once_in_the_order_of_its_first_appearance() -> None:
    assert find_control_tokens("</s> [INST] x </s> [/INST]") == ["</s>", "[INST]", "[/INST]"]


@pytest.mark.parametrize(
    "text", ["", "<sup>struck</s", "<| im_end |>", "[inst]", "a <b> c", "<|im_end", "<sub>under"]
)
def test_ordinary_text_holds_none(text: str) -> None:
    assert find_control_tokens(text) == []


def test_a_rendering_is_split_into_words_and_marks_in_turn() -> None:
    assert split_at_marks("<s>[INST] Hi[/INST] Yo</s>") == [
        "", "<s>", "", "[INST]", " Hi", "[/INST]", " Yo", "</s>", ""
    ]  # fmt: skip
    assert split_at_marks("<|user|>a < b <|not a mark|> |>") == ["", "<|user|>", "a < b <|not a mark|> |>"]
    assert split_at_marks("<｜User｜>a") == ["", "<｜User｜>", "a"]
    assert split_at_marks("no marks") == ["no marks"]
