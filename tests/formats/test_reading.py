from __future__ import annotations

from typing import Any

import pytest

from tui.core.control_tokens import CONTROL_TOKENS
from tui.core.pair import Message
from tui.core.rubric import FLAG_NAMES
from tui.formats.jsonl import Line, parse_record
from tui.formats.reading import BadRecord, read_record

PAIR = {"prompt": "Where is bay 4?", "output": "Left of the ramp."}


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("status", "Included", "included"),
        ("phase", " edge ", "edge"),
        ("split", "EVAL", "eval"),
        ("split", "Validation", "eval"),
        ("split", "test", "eval"),
        ("phase", 2, "variation"),
        ("phase", "3", "edge"),
        ("behaviour", "refusal", "decline"),
        ("behaviour", "decline", "decline"),
        ("category", " bay\n signs ", "bay signs"),
        ("category", 7, "7"),
        ("category", "", None),
        ("tags", ["a", "b", "a"], ("a", "b")),
        ("tags", "a, b", ("a", "b")),
        ("origin", "synthetic", "synthetic"),
        ("teacher", "some-model", "some-model"),
        ("note", "two\nlines ", "two\nlines"),
        ("reason", "rare but costly", "rare but costly"),
        ("decided_by", "expert", "expert"),
    ],
)
def test_a_decision_is_parsed(name: str, value: object, read: object) -> None:
    for written in (name, name.upper()):
        pair = read_record({**PAIR, written: value})
        assert pair.fields == {name: read}
        assert pair.extra == {}
        assert pair.problems == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "done"),
        ("status", ""),
        ("status", 3),
        ("phase", "4"),
        ("split", "holdout"),
        ("behaviour", ["answer"]),
        ("category", {"en": "x"}),
        ("category", "a\x00"),
        ("tags", 5),
        ("origin", "internet"),
        ("note", False),
        ("decided_by", "nobody"),
        ("flags", ["common_in_production"]),
        ("flags", 3),
        ("flags", {"is_nice": True}),
        ("flags", {"common_in_production": "perhaps"}),
        ("common_in_production", "perhaps"),
    ],
)
def test_a_decision_that_is_not_understood_stays_whole_beside_the_pair(name: str, value: object) -> None:
    pair = read_record({**PAIR, name: value, "teacher": "some-model"})
    assert pair.fields == {"teacher": "some-model"}
    assert pair.extra == {name: value}
    assert pair.problems == ("bad_field",)


@pytest.mark.parametrize(
    ("others", "fields", "extra"),
    [
        ({"Topic": "docks", "Model": "model-4"}, {"category": "docks", "teacher": "model-4"}, {}),
        ({"topic": "docks", "category": "bays"}, {"category": "bays"}, {"topic": "docks"}),
        ({"topic": {"en": "docks"}}, {}, {"topic": {"en": "docks"}}),
        ({"behavior": "clarify", "tag": "a, b"}, {"behaviour": "clarify", "tags": ("a", "b")}, {}),
        ({"behavior": "polite"}, {}, {"behavior": "polite"}),
        (
            {"metadata": {"Category": "docks", "split": "dev", "status": "live", "n": 1}},
            {"category": "docks", "split": "eval"},
            {"metadata": {"Category": "docks", "split": "dev", "status": "live", "n": 1}},
        ),
        (
            {"meta": {"category": "docks"}, "category": "bays"},
            {"category": "bays"},
            {"meta": {"category": "docks"}},
        ),
        ({"id": 7, "weight": 0.5}, {}, {"id": 7, "weight": 0.5}),
    ],
)
def test_decisions_are_known_by_the_names_of_other_tools(
    others: dict[str, Any], fields: dict[str, Any], extra: dict[str, Any]
) -> None:
    pair = read_record({**PAIR, **others})
    assert (dict(pair.fields), pair.extra, pair.problems) == (fields, extra, ())


def test_several_bad_decisions_are_one_problem() -> None:
    pair = read_record({**PAIR, "Status": "done", "split": "holdout"})
    assert pair.extra == {"Status": "done", "split": "holdout"}
    assert pair.problems == ("bad_field",)


@pytest.mark.parametrize(
    ("record", "flags"),
    [
        ({"flags": dict.fromkeys(FLAG_NAMES, True)}, set(FLAG_NAMES)),
        ({"flags": dict.fromkeys(FLAG_NAMES, False)}, set()),
        ({"flags": {"failure_is_critical": 1}}, {"failure_is_critical"}),
        ({"Failure_Is_Critical": "yes", "model_fails_here": "no"}, {"failure_is_critical"}),
        ({"flags": {"model_fails_here": True}, "is_scalable_pattern": "x", "common_in_production": None},
         {"model_fails_here", "is_scalable_pattern"}),
    ],
)  # fmt: skip
def test_flags_are_read_from_an_object_and_from_fields_of_their_own(
    record: dict[str, Any], flags: set[str]
) -> None:
    pair = read_record({**PAIR, **record})
    assert pair.fields == {"flags": frozenset(flags)}
    assert pair.extra == {}
    assert pair.problems == ()


def test_one_bad_flag_leaves_all_of_them_out_of_the_score() -> None:
    flags = {"common_in_production": True, "failure_is_critical": "perhaps"}
    pair = read_record({**PAIR, **flags})
    assert pair.fields == {}
    assert pair.extra == flags


def test_a_record_without_decisions_brings_none() -> None:
    assert read_record(PAIR).fields == {}
    nothing = dict.fromkeys(("status", "split", "tags", "note", "flags", *FLAG_NAMES))
    pair = read_record({**PAIR, **nothing})
    assert (pair.fields, pair.extra, pair.problems) == ({}, {}, ())


def test_unknown_fields_are_kept_whole_under_the_names_they_were_written_with() -> None:
    others = {
        "id": 12,
        "UID": "x",
        "score": 0.5,
        "Source": {"file": ["a", None]},
        "completion": "a second output",
        " spaced ": True,
        "": "",
    }
    pair = read_record({**PAIR, **others})
    assert pair.extra == others
    assert pair.problems == ()


def test_of_two_names_that_differ_in_case_one_is_read_and_the_other_kept() -> None:
    pair = read_record({"Prompt": "upper", "prompt": "lower", "OUTPUT": "o", "Tags": "a", "tags": "b"})
    assert (pair.prompt, pair.output) == ("lower", "o")
    assert pair.fields == {"tags": ("b",)}
    assert pair.extra == {"Prompt": "upper", "Tags": "a"}


def test_what_the_dialect_used_is_not_kept_twice() -> None:
    record = {
        "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"},
                     {"role": "assistant", "content": "a", "weight": 1}],
        "prompt": "another",
    }  # fmt: skip
    pair = read_record(record)
    assert pair.context == (Message("system", "s"),)
    assert pair.extra == {"message_fields": [{}, {}, {"weight": 1}], "prompt": "another"}


@pytest.mark.parametrize("token", CONTROL_TOKENS)
@pytest.mark.parametrize("field", ["prompt", "output", "system"])
def test_control_tokens_in_any_text_are_a_problem(field: str, token: str) -> None:
    pair = read_record({**PAIR, field: f"a {token} b"})
    assert pair.problems == ("control_tokens",)


def test_problems_of_the_conversation_and_of_the_fields_stand_together() -> None:
    roles = ("assistant", "user", "assistant")
    pair = read_record({"messages": [{"role": role, "content": "</s>"} for role in roles], "split": "?"})
    assert pair.problems == ("assistant_first", "bad_field", "control_tokens")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "its fields: none"),
        ({"text": "x", "meta": 1}, "its fields: text, meta"),
        ({"prompt": "x"}, "its fields: prompt"),
        ({"prompt": "\x00", "output": "o"}, "the prompt holds a NUL character"),
        ({"prompt": "p", "output": "\ud83d"}, "the output holds half of a surrogate pair"),
    ],
)
def test_a_record_that_is_no_pair_says_why(record: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRecord) as caught:
        read_record(record)
    assert reason in str(caught.value)


def test_the_names_of_many_unknown_fields_are_cut_and_safe_to_draw() -> None:
    with pytest.raises(BadRecord) as caught:
        read_record({f"\x1b]field {number}": number for number in range(1000)})
    assert len(str(caught.value)) < 200
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("written", ["1.10", "12.50", "1e5", "-0.0", "3.141592653589793238"])
def test_a_number_in_the_place_of_a_text_is_the_text_as_it_is_written(written: str) -> None:
    raw = b'{"prompt": "which?", "output": %b, "score": 0.50}' % written.encode()
    record = parse_record(Line(1, raw))
    assert isinstance(record, dict)
    pair = read_record(record)
    assert (pair.output, pair.extra) == (written, {"score": 0.5})
