from __future__ import annotations

import pytest

from tui.similar.names import Names, starts_sentence


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("paris", "The truck to Paris is late."),
        ("o'brien", "Ask O’Brien about it."),
        ("anna", "This is Anna's desk."),
        ("paris", "Paris is far. We go to Paris."),
        ("api", "API keys expire."),
        ("maxretries", "maxRetries is set."),
        ("stock_count", "stock_count is a column"),
        ("b", "Restock zone B first."),
        ("élodie", "Ask Élodie."),
        ("tuesday", "not before tuesday"),
        ("smith", "Ask Mr. Smith."),
    ],
)
def test_written_as_a_name(word: str, text: str) -> None:
    assert Names(text, "").has(word)
    assert Names("", text).has(word)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("paris", "Paris is far."),
        ("scan", "Wait. Scan it."),
        ("scan", "- Scan it\n- Wait"),
        ("scan", '"Scan it," she said.'),
        ("manager", "Ask the Manager. Any manager will do."),
        ("the", "We met in The Hague."),
        ("restock", "How To Restock The Zone"),
        ("restock", "RESTOCK THE ZONE NOW"),
        ("zone", "restock the zone"),
        ("absent", "nothing of the kind"),
    ],
)
def test_not_written_as_a_name(word: str, text: str) -> None:
    assert not Names(text, "").has(word)


def test_a_word_without_a_capital_in_the_other_text_is_no_name() -> None:
    assert Names("Ask the Desk for it.", "").has("desk")
    assert not Names("Ask the Desk for it.", "Ask the desk for it.").has("desk")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Go", True),
        ("Wait. Go", True),
        ("Wait! (Go", True),
        ("Wait\nGo", True),
        ("1.  Go", True),
        ("Please Go", False),
        ("Wait, Go", False),
        ("Mrs. Go", False),
        ("J. Go", False),
        (" " * 500 + "Go", True),
    ],
)
def test_where_sentences_start(text: str, starts: bool) -> None:
    assert starts_sentence(text, text.index("Go")) is starts
