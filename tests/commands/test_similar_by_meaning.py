"""``pairsmith similar`` by meaning: lines of their own, after the others, that change nothing of those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.concepts import Concepts, concepts
from tui.store.store import Store

__all__ = ["concepts"]

Call = Callable[..., Any]

PAIRS = [
    {"prompt": "How do I clear the error on a handheld", "output": "Hold the button."},
    {"prompt": "dismiss a fault", "output": "Ask your lead; nobody else may."},
    {"prompt": "When is lunch", "output": "At noon."},
    {"prompt": "How do I clear the error on the handheld", "output": "Swap its battery."},
]


@pytest.fixture
def project(call: Call, write: Callable[..., Path], tmp_path: Path) -> Path:
    """Where ``pairsmith.toml`` goes, beside a database of these pairs."""
    call("import", write("pairs.jsonl", PAIRS))
    return tmp_path / "pairsmith.toml"


@pytest.fixture
def named(project: Path, concepts: Concepts) -> Concepts:
    """The source that the project names."""
    project.write_text('[semantic]\nsource = "concepts"\n')
    return concepts


def test_the_lines_by_meaning_come_after_the_others_with_keys_of_their_own(
    call: Call, project: Path, concepts: Concepts
) -> None:
    before = call("similar", "--pair", "1", "--json")
    project.write_text('[semantic]\nsource = "concepts"\n')
    records = call("similar", "--pair", "1", "--json").records
    assert records[: len(before.records)] == before.records
    others = records[len(before.records) :]
    assert [near["pair"] for near in others] == [2, 4]
    assert others[0]["semantic"] == pytest.approx(1, abs=0.001)
    last = others[-1]
    assert last.keys() == {"pair", "uid", "field", "semantic", "source"}
    assert (last["field"], last["source"]) == ("prompt", "concepts 1")
    assert last["uid"] == before.records[0]["uid"]


def test_a_text_is_ranked_for_a_person(call: Call, named: Concepts) -> None:
    outcome = call("similar", "--text", "where to eat")
    assert outcome.out == "0.71 by meaning #3 new  When is lunch\n"


def test_the_exit_code_says_what_is_alike_by_words_alone(call: Call, named: Concepts) -> None:
    assert call("similar", "--text", "where to eat").code == 1
    assert call("similar", "--pair", "1").code == 0


def test_it_can_be_left_out_and_is_about_prompts(call: Call, named: Concepts) -> None:
    assert "by meaning" in call("similar", "--pair", "1").out
    assert "by meaning" not in call("similar", "--pair", "1", "--no-meaning").out
    assert "by meaning" not in call("similar", "--pair", "1", "--field", "output").out
    assert "by meaning" in call("similar", "--pair", "1", "--field", "prompt").out


def test_what_is_in_the_way_is_one_line_and_the_rest_is_printed(call: Call, named: Concepts) -> None:
    named.trouble = "the service is down"
    outcome = call("similar", "--pair", "1")
    assert (outcome.code, outcome.err) == (0, "nothing by meaning: the service is down\n")
    assert outcome.out.startswith("0.95 near prompt #4 ")
    assert call("similar", "--pair", "1", "--meaning").complaint == "the service is down"


def test_asked_for_without_a_source_it_says_how_to_name_one(call: Call, project: Path) -> None:
    assert call("similar", "--pair", "1", "--meaning").complaint.startswith(
        "no source of embeddings is named"
    )
    assert call("similar", "--pair", "1").err == ""


def test_vectors_are_computed_once(call: Call, named: Concepts, tmp_path: Path) -> None:
    call("similar", "--pair", "1")
    assert len(named.asked) == 5
    call("similar", "--pair", "2")
    assert len(named.asked) == 5
    with Store.open(tmp_path / "pairs.db") as store:
        assert store.embeddings.missing() == []


def test_an_address_is_allowed_in_the_users_own_settings(call: Call, named: Concepts, home: Path) -> None:
    named.away = "https://models.example/v1"
    assert "nothing is sent to https://models.example/v1 yet" in call("similar", "--pair", "1").err
    assert named.asked == []
    (home / "config" / "pairsmith").mkdir(parents=True)
    settings = home / "config" / "pairsmith" / "settings.toml"
    settings.write_text('endpoints = ["https://models.example/v1"]\n')
    assert "by meaning #2" in call("similar", "--pair", "1").out
