"""A pair: whether it was rewritten, and the conversation that a trainer sees."""

from __future__ import annotations

from collections.abc import Callable

from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair


def test_a_pair_counts_as_rewritten_while_a_text_differs_from_what_was_imported(
    make_pair: Callable[..., Pair],
) -> None:
    assert not make_pair("p", "o").rewritten
    assert make_pair("p", "o", original_output="other").rewritten
    assert make_pair("p", "o", original_prompt="q").rewritten


def test_the_conversation_is_the_context_then_prompt_and_output(make_pair: Callable[..., Pair]) -> None:
    context = (Message("system", "Be calm."), Message("user", "hi"), Message("assistant", "hello"))
    pair = make_pair("p", "o", context=context)
    assert pair.messages == (*context, Message("user", "p"), Message("assistant", "o"))


def test_an_error_says_what_is_wrong_and_what_to_do_in_one_line() -> None:
    error = PairsmithError("a.db is a folder", "name a file")
    assert (str(error), error.what, error.hint) == (
        "a.db is a folder: name a file",
        "a.db is a folder",
        "name a file",
    )
    assert str(PairsmithError("gone")) == "gone"
