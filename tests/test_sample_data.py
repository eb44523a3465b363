"""The sample set is what its page says: readable, consistent with its own lists, and rich in each kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

import pytest

from tui.config import load_project
from tui.core.control_tokens import find_control_tokens
from tui.core.fields import FIELDS, parse_field
from tui.core.rubric import FLAG_NAMES, flags_of
from tui.core.text import invisible_count, word_count
from tui.core.voice import findings
from tui.resources import resource

FOLDER = resource("sample_data")
Record = dict[str, Any]

LEAST_OF_A_KIND = {
    "reworded": 12,
    "ambiguous, asks back": 8,
    "out of domain": 8,
    "critical": 12,
    "exact duplicates": 8,
    "near-duplicates": 12,
    "siblings": 12,
    "synthetic": 12,
    "conversations": 2,
    "flagged": 25,
    "as typed on a handheld": 6,
    "voice to rewrite": 20,
    "wrong or outdated": 4,
    "held out": 5,
    "phase set": 5,
}


def read_records() -> dict[str, Record]:
    lines = (FOLDER / "warehouse.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    records = [json.loads(line) for line in lines]
    found = {record["id"]: record for record in records}
    assert len(found) == len(records), "an id stands twice"
    return found


def groups_in(text: str) -> list[list[str]]:
    """The ids of a text; those that a slash joins are one group: ``wh-002/003``."""
    joined = re.findall(r"wh-(\d{3}(?:/\d{3})*)", text)
    assert joined, text
    return [[f"wh-{number}" for number in group.split("/")] for group in joined]


def read_kinds() -> dict[str, str]:
    table = (FOLDER / "README.md").read_text(encoding="utf-8").split("## Which records are which")[1]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    return {kind: text for kind, text in rows if kind != "Kind"}


RECORDS = read_records()
KINDS = read_kinds()


def ids(kind: str) -> set[str]:
    return {one for group in groups_in(KINDS[kind]) for one in group}


def prompt(record: Record) -> str:
    return str(record["prompt"] if "prompt" in record else record["messages"][-2]["content"])


def output(record: Record) -> str:
    return str(record["output"] if "output" in record else record["messages"][-1]["content"])


def where(key: str, value: str) -> set[str]:
    return {one for one, record in RECORDS.items() if record.get(key) == value}


def likeness(one: str, other: str) -> float:
    """Similarity (0 to 1) of two prompts by their words, in order or out of it, whichever is higher."""
    left, right = (re.findall(r"\w+", prompt(RECORDS[name]).casefold()) for name in (one, other))
    return max(
        SequenceMatcher(None, left, right).ratio(), SequenceMatcher(None, sorted(left), sorted(right)).ratio()
    )


def test_set_is_large_enough_and_in_the_order_of_its_ids() -> None:
    assert list(RECORDS) == [f"wh-{number:03}" for number in range(1, len(RECORDS) + 1)]
    assert len(RECORDS) >= 120


def test_records_hold_only_what_an_import_understands() -> None:
    known = {"id", "messages", *FIELDS, *FLAG_NAMES} - {"status", "decided_by"}
    for one, record in RECORDS.items():
        assert set(record) <= known, one
        assert ("messages" in record) != ("prompt" in record and "output" in record), one
        for name in FIELDS.keys() & record.keys():
            parse_field(name, record[name])
        flags_of(record)


def test_texts_are_free_of_control_tokens_and_invisible_characters() -> None:
    for one, record in RECORDS.items():
        assert prompt(record).strip(), one
        assert output(record).strip(), one
        text = json.dumps(record, ensure_ascii=False)
        assert not find_control_tokens(text), one
        assert not invisible_count(text), one


def test_teacher_is_named_exactly_where_the_origin_is_synthetic() -> None:
    assert {one for one, record in RECORDS.items() if record.get("teacher")} == where("origin", "synthetic")


def test_most_records_are_from_production_and_carry_a_category() -> None:
    categories = Counter(record.get("category") for record in RECORDS.values())
    assert len(where("origin", "production")) > len(RECORDS) / 2
    assert categories.pop(None) < 10
    assert 8 <= len(categories) <= 11
    assert min(categories.values()) >= 5


def test_page_names_the_kinds_and_enough_records_of_each() -> None:
    assert set(KINDS) == set(LEAST_OF_A_KIND)
    assert {kind: len(ids(kind)) for kind in KINDS if len(ids(kind)) < LEAST_OF_A_KIND[kind]} == {}


def test_enough_plain_questions_stand_in_no_row() -> None:
    named = {one for kind in KINDS for one in ids(kind)}
    assert len(set(RECORDS) - named) >= 25


def test_every_id_on_the_page_is_a_record() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert {one for group in groups_in(page) for one in group} <= set(RECORDS)
    assert page.count("\n") <= 60


def test_page_counts_records_and_pairs_right() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    pairs = {(prompt(record), output(record)) for record in RECORDS.values()}
    assert f"{len(RECORDS)} question-and-answer records" in page
    assert f"becomes {len(pairs)} pairs" in page


def test_page_lists_of_fields_are_those_of_the_file() -> None:
    declined, answered = KINDS["out of domain"].split("answered by mistake")
    assert {one for [one] in groups_in(declined)} == where("behaviour", "decline")
    assert ids("out of domain") == where("category", "out of domain")
    assert {one for [one] in groups_in(answered)} <= ids("wrong or outdated")
    assert ids("ambiguous, asks back") == where("behaviour", "clarify")
    assert ids("synthetic") == where("origin", "synthetic")
    assert ids("conversations") == {one for one, record in RECORDS.items() if "messages" in record}
    assert ids("flagged") == {one for one, record in RECORDS.items() if set(FLAG_NAMES) & set(record)}
    assert ids("phase set") == {one for one, record in RECORDS.items() if "phase" in record}


def test_held_out_records_are_in_the_split_that_the_page_says() -> None:
    evaluation, robustness = KINDS["held out"].split(". ")[0].split("robustness")
    assert {one for [one] in groups_in(evaluation)} == where("split", "eval")
    assert {one for [one] in groups_in(robustness)} == where("split", "robustness")


def test_exact_duplicates_are_those_of_the_page() -> None:
    identical, same_prompt = KINDS["exact duplicates"].split(";")
    by_prompt: dict[str, list[str]] = {}
    for one, record in RECORDS.items():
        by_prompt.setdefault(prompt(record), []).append(one)
    repeated = [group for group in by_prompt.values() if len(group) > 1]
    alike = [group for group in repeated if len({output(RECORDS[one]) for one in group}) == 1]
    assert sorted(alike) == groups_in(identical)
    assert sorted(group for group in repeated if group not in alike) == groups_in(same_prompt)


@pytest.mark.parametrize("kind", ["near-duplicates", "siblings"])
def test_prompts_that_the_page_pairs_are_alike_but_not_equal(kind: str) -> None:
    for one, other in groups_in(KINDS[kind]):
        assert prompt(RECORDS[one]) != prompt(RECORDS[other])
        assert likeness(one, other) >= 0.7, (one, other)


def test_reworded_prompts_share_few_words() -> None:
    for one, *others in groups_in(KINDS["reworded"]):
        assert others, one
        assert all(likeness(one, other) < 0.7 for other in others), one


def test_some_flagged_records_reach_the_threshold_and_more_do_not() -> None:
    rubric = load_project(FOLDER / "pairs.db").rubric
    scores = [rubric.score(flags_of(RECORDS[one])) for one in ids("flagged")]
    reached = sum(score >= rubric.threshold for score in scores)
    assert 5 <= reached < len(scores) / 2
    assert rubric.score(FLAG_NAMES) in scores


def test_first_twenty_records_show_the_range() -> None:
    first = {f"wh-{number:03}" for number in range(1, 21)}
    paired = ("siblings", "near-duplicates")
    assert all(any(first.issuperset(group) for group in groups_in(KINDS[kind])) for kind in paired)
    single = ("ambiguous, asks back", "out of domain", "synthetic", "conversations", "wrong or outdated")
    assert all(first & ids(kind) for kind in single)
    assert any(flags_of(RECORDS[one]) == set(FLAG_NAMES) for one in first)


def test_voice_finds_only_outputs_that_the_page_gives_to_rewrite_or_a_model_wrote() -> None:
    voice = load_project(FOLDER / "pairs.db").voice
    leaving = {one for one, record in RECORDS.items() if findings(voice, output(record))}
    assert len(leaving) >= 15
    assert leaving <= ids("voice to rewrite") | ids("synthetic")


def test_every_phrase_to_avoid_is_met_in_an_output() -> None:
    outputs = "\n".join(output(record) for record in RECORDS.values()).casefold()
    voice = load_project(FOLDER / "pairs.db").voice
    assert [phrase for phrase in voice.avoid if phrase.casefold() not in outputs] == []


def test_one_prompt_is_a_long_log_and_some_are_a_few_words() -> None:
    lengths = [word_count(prompt(record)) for record in RECORDS.values()]
    assert max(lengths) >= 300
    assert sum(length <= 4 for length in lengths) >= 6
