"""A mended record is read as import reads it; what can't be used yet changes nothing."""

from __future__ import annotations

import io
import json

import pytest

from tui.core.errors import PairsmithError
from tui.jobs.import_file import import_file
from tui.jobs.mend_reject import mend, text_to_mend
from tui.store.rejects import OpenReject
from tui.store.store import Store

FILE = b'{"Frage": "p", "Antwort": "o"}\nnot json\n{"Frage": "q"}\n'

ASKED = {"prompt": "frage", "output": "antwort"}


def rejects_of(store: Store) -> list[OpenReject]:
    found = [store.rejects.get(reject_id, 100) for reject_id in store.rejects.ids()]
    return [reject for reject in found if reject is not None]


@pytest.fixture
def reject(store: Store) -> OpenReject:
    """The first of two, of a file that was read with a mapping."""
    import_file(store, io.BytesIO(FILE), "a.jsonl", mapping=ASKED)
    first, _ = rejects_of(store)
    return first


def test_it_is_read_with_the_mapping_of_its_file(store: Store, reject: OpenReject) -> None:
    assert mend(store, reject, '{\n "FRAGE": "mended",\n "antwort": "o", "n": 1\n}') == 1
    pair = store.pairs.get(2)
    assert (pair.prompt, pair.source_line, pair.extra) == ("mended", 2, {"n": 1})
    assert [row.line for row in rejects_of(store)] == [3]


def test_or_by_our_own_names(store: Store, reject: OpenReject) -> None:
    assert mend(store, reject, '{"prompt": "u", "output": "a", "status": "held"}') == 1
    assert store.pairs.get(2).status == "held"


def test_what_is_there_already_is_said_to_be(store: Store, reject: OpenReject) -> None:
    assert mend(store, reject, '{"Frage": "p", "Antwort": "o"}') == 0
    assert store.pairs.count() == 1
    assert len(rejects_of(store)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", 'this can\'t be used yet: not JSON: .*: write one record, such as {"prompt"'),
        ("", "not JSON"),
        ("[1]", "a list, not an object"),
        ('{"Frage": "p"}', "no prompt with an output in a known form"),
        ('{"Frage": "", "Antwort": "o"}', "the prompt is empty"),
        ('{"Frage": "\\u0000", "Antwort": "o"}', "NUL"),
        ('{"Frage": "\ud800", "Antwort": "o"}', "not UTF-8"),
        ('{"instruction": "i", "instances": []}', "no prompt|no instances"),
        ('{"Frage": "p", "Antwort": "o"}\n{"Frage": "q", "Antwort": "o"}', "not JSON"),
    ],
)
def test_what_still_can_not_be_used_says_why_and_stores_nothing(
    store: Store, reject: OpenReject, text: str, says: str
) -> None:
    with pytest.raises(PairsmithError, match=says):
        mend(store, reject, text)
    assert store.pairs.count() == 1
    assert len(rejects_of(store)) == 2


def test_the_row_of_a_table_is_mended_as_a_record_with_its_names(store: Store) -> None:
    rows = 'Frage;Antwort;Nr\np;o;1\n;"o, ""so""\nund mehr";2\nq;o;3;zuviel\n'
    import_file(store, io.BytesIO(rows.encode()), "a.csv", mapping=ASKED)
    empty, surplus = rejects_of(store)
    assert empty.head == ';"o, ""so""\nund mehr";2'
    assert json.loads(text_to_mend(empty)) == {"Frage": "", "Antwort": 'o, "so"\nund mehr', "Nr": "2"}
    assert json.loads(text_to_mend(surplus)) == {
        "Frage": "q",
        "Antwort": "o",
        "Nr": "3",
        "column 4": "zuviel",
    }
    assert mend(store, empty, text_to_mend(empty).replace('"Frage": ""', '"Frage": "wo?"')) == 1
    assert (store.pairs.get(2).prompt, store.pairs.get(2).output) == ("wo?", 'o, "so"\nund mehr')


def test_a_row_with_too_few_cells_or_with_quotes_amiss_loses_nothing(store: Store) -> None:
    rows = 'Frage;Antwort;Nr\np;o;1\nallein\n"offen;x\nr;o;4\n'
    import_file(store, io.BytesIO(rows.encode()), "a.csv", mapping=ASKED)
    texts = [text_to_mend(reject) for reject in rejects_of(store)]
    assert json.loads(texts[0]) == {"Frage": "allein", "Antwort": "", "Nr": ""}
    assert "offen;x" in texts[1]


def test_a_line_of_any_other_file_is_mended_as_it_stands(reject: OpenReject) -> None:
    assert text_to_mend(reject) == "not json"


def test_the_stand_in_of_a_byte_that_is_no_text_is_not_taken_for_one(store: Store) -> None:
    import_file(store, io.BytesIO(b"prompt,output\nok,ok\ncaf\xe9,lat\n"), "a.csv")
    (reject,) = rejects_of(store)
    text = text_to_mend(reject)
    with pytest.raises(PairsmithError, match="xe9 stands for a byte that is no text: write the character"):
        mend(store, reject, text)
    assert mend(store, reject, text.replace("\\\\xe9", "é")) == 1
    assert store.pairs.get(2).prompt == "café"
