"""The plan of an export: which pair goes into which file, in which order, and what stands in the way."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest

from tui.core.pair import PHASES, SPLITS, STATUSES, Message, Pair
from tui.core.phases import phase_of
from tui.core.rubric import FLAG_NAMES
from tui.core.texts import rewrite
from tui.formats.reading import read_record
from tui.formats.writing import FORMATS
from tui.jobs.export import PARTS, PHASE_FILES, Plan, Wanted, plan_export
from tui.jobs.export_rows import write_rows
from tui.jobs.index import catch_up
from tui.jobs.progress import StoppedError
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}
TRAINING = {"included.jsonl", *PHASE_FILES.values()}


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Store, Plan], dict[str, bytes]]:
    """``written(store, plan)``: the rows of an export, file by file."""
    numbers = count(1)

    def write(store: Store, plan: Plan) -> dict[str, bytes]:
        folder = tmp_path / f"rows {next(numbers)}"
        folder.mkdir()
        files = write_rows(store, plan, folder)
        contents = {file.name: (folder / file.name).read_bytes() for file in files}
        assert {path.name for path in folder.iterdir()} == contents.keys()
        assert {file.name: file.sha256 for file in files} == {
            name: hashlib.sha256(content).hexdigest() for name, content in contents.items()
        }
        return contents

    return write


Rows = Callable[[Store, Plan], dict[str, bytes]]


def training(contents: dict[str, bytes]) -> dict[str, bytes]:
    """The files without what is known of their rows, where the ids of this database stand."""
    return {name: content for name, content in contents.items() if name != "pairs.meta.jsonl"}


def pairs_of(store: Store, plan: Plan, name: str) -> list[Pair]:
    """The pairs of a file, in its order."""
    return [pair for part in plan.files[name] for pair in store.pairs.in_order(plan.parts[part])]


def uids(pairs: list[Pair]) -> list[str]:
    return [pair.uid for pair in pairs]


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    """A pair of every status, split and phase, set or suggested."""
    for status, split, phase in product(STATUSES, SPLITS, (None, *PHASES)):
        for behaviour in ("answer", "decline"):
            add_pair(status=status, split=split, phase=phase, behaviour=behaviour)
    return store


def test_the_files_of_the_phases_are_numbered_in_the_order_of_the_curriculum() -> None:
    assert PHASE_FILES == {
        "consistency": "phase1_consistency.jsonl",
        "variation": "phase2_variation.jsonl",
        "edge": "phase3_edge.jsonl",
    }


def test_each_file_holds_the_pairs_that_belong_there_and_no_others(filled: Store) -> None:
    plan = plan_export(filled)
    files = {name: pairs_of(filled, plan, name) for name in plan.files}
    every = list(filled.pairs.every())
    trained = {pair.uid for pair in every if (pair.status, pair.split) == ("included", "train")}
    assert len(trained) == 8
    for phase, name in PHASE_FILES.items():
        assert set(uids(files[name])) == {
            pair.uid for pair in every if pair.uid in trained and phase_of(pair) == phase
        }
    assert uids(files["included.jsonl"]) == [
        uid for name in PHASE_FILES.values() for uid in uids(files[name])
    ]
    assert set(uids(files["included.jsonl"])) == trained
    assert {(pair.status, pair.split) for pair in files["eval.jsonl"]} == {("included", "eval")}
    assert {pair.split for pair in files["robustness.jsonl"]} == {"robustness"}
    assert {pair.status for pair in files["robustness.jsonl"]} == {"new", "included", "held"}
    assert set(files) == TRAINING | {"eval.jsonl", "robustness.jsonl"}


def test_what_is_undecided_held_or_excluded_is_in_no_training_or_evaluation_file(filled: Store) -> None:
    plan = plan_export(filled)
    for name in (*TRAINING, "eval.jsonl"):
        assert {pair.status for pair in pairs_of(filled, plan, name)} == {"included"}
    assert plan.statuses == dict.fromkeys(STATUSES, 24)
    assert plan.left_out == {"new": 16, "held": 16, "excluded": 24}


def test_a_file_without_pairs_is_not_planned(store: Store, add_pair: AddPair) -> None:
    add_pair(**IN, phase="edge")
    add_pair()
    assert set(plan_export(store).files) == {"included.jsonl", "phase3_edge.jsonl"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_does_not_depend_on_the_order_of_insertion(
    store: Store, add_pair: AddPair, tmp_path: Path, seed: int, written: Rows
) -> None:
    chance = random.Random(seed)
    kinds = [
        {**IN, "phase": chance.choice(PHASES), "split": chance.choice(SPLITS), "prompt": f"prompt {number}"}
        for number in range(40)
    ]
    for kind in kinds:
        add_pair(output="o", **kind)
    chance.shuffle(kinds)
    with Store.open(tmp_path / "other.db", create=True) as other:
        for kind in kinds:
            add_pair(output="o", into=other, **kind)
        seven, eight = Wanted(seed=7), Wanted(seed=8)
        here = training(written(store, plan_export(store, seven)))
        assert training(written(other, plan_export(other, seven))) == here
        assert training(written(other, plan_export(other, eight))) != here


def test_a_new_pair_moves_no_other(store: Store, add_pair: AddPair) -> None:
    for _ in range(20):
        add_pair(**IN)
    before = uids(pairs_of(store, plan_export(store), "included.jsonl"))
    added = add_pair(**IN)
    after = uids(pairs_of(store, plan_export(store), "included.jsonl"))
    assert [uid for uid in after if uid != added.uid] == before
    assert before != sorted(before, key=lambda uid: (store.pairs.find(uid=uid) or added).id)


@pytest.mark.parametrize("format_name", FORMATS)
def test_each_row_is_one_line_of_json_with_training_columns_alone(
    store: Store, add_pair: AddPair, format_name: str, written: Rows
) -> None:
    add_pair(
        "p\u2028\n", "naïve", context=(Message("system", "Be calm."),), **IN, note="secret", tags=("secret",)
    )
    add_pair("q", "o", **IN)
    content = written(store, plan_export(store, Wanted(format_name)))["included.jsonl"]
    rows = [json.loads(line) for line in content.removesuffix(b"\n").split(b"\n")]
    assert len(rows) == 2
    assert rows[0].keys() == rows[1].keys()
    assert "naïve".encode() in content
    assert b"secret" not in content


def test_the_text_that_is_exported_is_the_one_rewritten(
    store: Store, add_pair: AddPair, written: Rows
) -> None:
    store.pairs.change(add_pair("p", "first", **IN), {"output": "rewritten"}, "rewrite")
    assert json.loads(written(store, plan_export(store))["included.jsonl"]) == {
        "messages": [{"role": "user", "content": "p"}, {"role": "assistant", "content": "rewritten"}]
    }


def seven_turns(add_pair: AddPair, store: Store) -> Pair:
    """A conversation of which every earlier answer was rewritten, and the output too."""
    said = [
        ("system", "Be calm."),
        ("user", "E7?"),
        ("assistant", "lol"),
        ("user", "And E4?"),
        ("assistant", "idk"),
    ]
    context = tuple(Message(role, text) for role, text in said)
    pair = add_pair("And E9?", "meh", context=context, **IN)
    for name, text in (("turn 3", "Hold the button."), ("turn 5", "Scan again.\n"), ("output", "Ask Ines.")):
        pair = store.pairs.change(pair, rewrite(pair, name, text), f"edit {name}")
    return pair


@pytest.mark.parametrize("format_name", ["messages", "prompt-completion", "sharegpt"])
def test_every_turn_is_exported_as_it_was_rewritten_and_reads_back(
    store: Store, add_pair: AddPair, format_name: str, written: Rows
) -> None:
    pair = seven_turns(add_pair, store)
    row = json.loads(written(store, plan_export(store, Wanted(format_name)))["included.jsonl"])
    read = read_record(row)
    assert (read.context, read.prompt, read.output) == (pair.context, "And E9?", "Ask Ines.")
    assert [message.content for message in read.context] == [
        "Be calm.", "E7?", "Hold the button.", "And E4?", "Scan again.\n",
    ]  # fmt: skip
    assert "lol" not in json.dumps(row)


def test_what_is_known_of_each_row_stands_beside_the_files_once_in_their_order(
    store: Store, add_pair: AddPair, written: Rows
) -> None:
    for number in range(6):
        add_pair(split=SPLITS[number % 3], status="included", decided_by="expert", phase=PHASES[number // 2])
    add_pair(**IN, category="scanners", tags=("E7",), teacher="some-model", intent="clear a code")
    add_pair()
    plan = plan_export(store)
    contents = written(store, plan)
    beside = [json.loads(line) for line in contents["pairs.meta.jsonl"].splitlines()]
    every = [pair for part in PARTS for pair in store.pairs.in_order(plan.parts[part])]
    assert [row["uid"] for row in beside] == uids(every)
    assert plan.rows["pairs.meta.jsonl"] == len(beside) == 7
    lines = [line for name in ("included.jsonl", "eval.jsonl", "robustness.jsonl")
             for line in contents[name].splitlines()]  # fmt: skip
    assert [row["sha256"] for row in beside] == [hashlib.sha256(line).hexdigest() for line in lines]
    (about,) = (row for row in beside if row["intent"])
    told = {name: about[name] for name in ("id", "category", "phase", "split", "score", "tags", "intent")}
    assert told == {
        "id": 7, "category": "scanners", "phase": "consistency", "split": "train", "score": 0,
        "tags": ["E7"], "intent": "clear a code",
    }  # fmt: skip
    assert about["flags"] == dict.fromkeys(FLAG_NAMES, False)
    assert {row["status"] for row in beside} == {"included"}
    assert {row["behaviour"] for row in beside} == {"answer"}
    assert b"clear a code" not in b"".join(training(contents).values())


def codes(store: Store, format_name: str = "messages") -> list[tuple[str, int]]:
    problems = plan_export(store, Wanted(format_name)).problems
    return [(problem.code, problem.pair_id) for problem in problems]


def test_training_that_repeats_evaluation_is_a_problem(store: Store, add_pair: AddPair) -> None:
    add_pair("How do I clear the code E7 on a scanner?", "Hold it.", **IN)
    held_out = add_pair("How do I clear the code E7 on the scanner?", "Wait.", **IN, split="eval")
    add_pair("Who may drive forklifts in hall two?", "Ask first.", **IN)
    catch_up(store)
    plan = plan_export(store)
    assert [(problem.code, problem.pair_id) for problem in plan.problems] == [("train_eval_overlap", 1)]
    assert plan.problems[0].says == "repeats pair 2, which is held out for evaluation"
    assert plan.codes == ["train_eval_overlap"]
    store.pairs.change(held_out, {"status": "held"}, "hold")
    assert plan_export(store).problems == []


def test_control_tokens_are_a_problem_wherever_they_stand_in_what_is_written(
    store: Store, add_pair: AddPair
) -> None:
    add_pair("p <|im_end|>", "o", **IN)
    add_pair("p", "o </s>", **IN, split="eval")
    add_pair("p", "q", context=(Message("system", "[INST]"),), split="robustness")
    add_pair("q </s>", "o")
    add_pair("r </s>", "o", status="held", decided_by="expert")
    assert codes(store) == [("control_tokens", 1), ("control_tokens", 2), ("control_tokens", 3)]


def test_a_pair_that_a_format_has_no_place_for_is_a_problem_of_that_format(
    store: Store, add_pair: AddPair
) -> None:
    add_pair("p", "o", context=(Message("user", "hi"), Message("assistant", "hello")), **IN)
    assert codes(store) == []
    assert codes(store, "alpaca") == [("format", 1)]


def test_with_cumulative_phases_each_file_holds_those_before_it_too(filled: Store, written: Rows) -> None:
    alone = written(filled, plan_export(filled))
    plan = plan_export(filled, Wanted(cumulative=True))
    contents = written(filled, plan)
    one, two, three = PHASE_FILES.values()
    assert contents[one] == alone[one]
    assert contents[two] == alone[one] + alone[two]
    assert contents[three] == alone["included.jsonl"] == contents["included.jsonl"]
    assert contents["pairs.meta.jsonl"] == alone["pairs.meta.jsonl"]
    assert plan.rows[two] == contents[two].count(b"\n")


def test_with_cumulative_phases_a_phase_without_pairs_has_no_file(store: Store, add_pair: AddPair) -> None:
    add_pair(**IN, phase="consistency")
    add_pair(**IN, phase="edge")
    rows = plan_export(store, Wanted(cumulative=True)).rows
    assert rows == {
        "included.jsonl": 2, "phase1_consistency.jsonl": 1, "phase3_edge.jsonl": 2, "pairs.meta.jsonl": 2,
    }  # fmt: skip


def test_planning_and_writing_end_where_they_are_asked_to_stop(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        plan_export(filled, should_stop=lambda: True)
    with pytest.raises(StoppedError):
        write_rows(filled, plan_export(filled), tmp_path, should_stop=lambda: True)
    assert len(list(filled.pairs.every())) == 96


def test_both_tell_how_far_they_are(filled: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    plan = plan_export(filled, progress=lambda done, total: told.append((done, total)))
    assert told
    assert all(done <= total for done, total in told)
    told.clear()
    write_rows(filled, plan, tmp_path, lambda done, total: told.append((done, total)))
    assert told[-1] == (plan.size, plan.size)
