from __future__ import annotations

from tui.core.problems import PROBLEMS, in_words
from tui.formats.conversation import BAD_FIELD, structure_codes
from tui.formats.marks import MARKS, TURN_NOT_TRAINED
from tui.formats.reading import CONTROL_TOKENS


def test_every_code_that_an_import_gives_has_words_and_no_others_have() -> None:
    assert {*structure_codes(), BAD_FIELD, CONTROL_TOKENS, *MARKS, TURN_NOT_TRAINED} == PROBLEMS.keys()


def test_words_stand_for_codes_and_an_unknown_code_for_itself() -> None:
    assert in_words(("labelled_bad", "mine")) == "labelled a bad answer, mine"
    assert in_words(()) == ""
