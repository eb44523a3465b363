"""The fields of a file's first records, and what is proposed where their names say nothing."""

from __future__ import annotations

import io
import json
from typing import Any

from tui.jobs.first_fields import Fields, first_fields


def fields_of(*records: Any) -> Fields:
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    return first_fields(io.BytesIO("\n".join(lines).encode()))


def test_the_longest_two_texts_are_proposed_in_the_order_of_the_file() -> None:
    found = fields_of({"Nr": "1", "Frage": "Wo ist es?", "Thema": "x", "Antwort": "In Zone 13, links."})
    assert found.names == ("Nr", "Frage", "Thema", "Antwort")
    assert found.proposed == {"prompt": "Frage", "output": "Antwort"}
    assert found.example == "--map prompt=Frage --map output=Antwort"


def test_a_list_of_objects_is_proposed_as_the_conversation() -> None:
    found = fields_of({"id": "1", "gespräch": [{"wer": "ich", "was": "x"}], "text": "y"})
    assert found.proposed == {"messages": "gespräch"}


def test_a_name_is_quoted_for_the_shell_and_holds_nothing_that_a_terminal_acts_on() -> None:
    found = fields_of({"the question": "p p", "a\x1b]52;c;eA==\x07": "o o"})
    assert found.example == "--map 'prompt=the question' --map 'output=a␛]52;c;eA==␇'"


def test_without_two_texts_the_example_is_a_general_one() -> None:
    assert fields_of({"only": "one"}).proposed == {}
    assert fields_of("no JSON").example == "--map prompt=question --map output=answer"
    assert fields_of().names == ()


def test_a_later_file_is_known_by_the_fields_that_every_record_has_and_those_that_are_mapped() -> None:
    found = fields_of({"Frage": "p", "Nr": 1}, "no JSON", {"Frage": "p", "Nr": 2, "Antwort": "o"})
    assert found.folded == {"frage", "nr", "antwort"}
    assert found.to_save({"output": "antwort"}) == ["antwort", "frage", "nr"]
    assert found.to_save({"category": "no such field"}) == ["frage", "nr"]


def test_of_a_record_with_any_number_of_names_some_are_told() -> None:
    found = fields_of({f"name {number}": number for number in range(5000)})
    assert len(found.names) == 200


def test_the_stream_is_left_at_its_beginning() -> None:
    stream = io.BytesIO(b'{"a": 1}\n' * 100)
    stream.seek(17)
    first_fields(stream)
    assert stream.tell() == 0
