from __future__ import annotations

import subprocess
import sys

import pytest

from tui.similar.engine import Candidate, Neighbour, rank, shortlist, worth_warning
from tui.similar.normal import normal_form
from tui.similar.parameters import NUM_PERM
from tui.similar.signatures import Sketch, sketches


def agreeing(size: int, share: float) -> Sketch:
    """A signature that agrees with zeros in the given share of its values."""
    equal = round(share * NUM_PERM)
    return Sketch(size, bytes(equal * 4) + b"\1\0\0\0" * (NUM_PERM - equal))


ZEROS = [agreeing(3, 1.0), agreeing(5, 1.0)]


def test_the_shortlist_is_ordered_by_agreement() -> None:
    stored = [(1, [agreeing(5, 0.25)]), (2, [agreeing(5, 0.75)]), (3, [agreeing(5, 0.5)])]
    assert shortlist(ZEROS, stored) == [2, 3, 1]
    assert shortlist(ZEROS, stored, limit=2) == [2, 3]


def test_the_better_of_two_signatures_counts_and_equals_go_by_id() -> None:
    stored = [(7, [agreeing(3, 0.5), agreeing(5, 0.9)]), (4, [agreeing(3, 0.6)]), (2, [agreeing(5, 0.6)])]
    assert shortlist(ZEROS, stored) == [7, 2, 4]


def test_only_signatures_of_one_shingle_size_are_compared() -> None:
    assert shortlist([agreeing(3, 1.0)], [(1, [agreeing(5, 1.0)])]) == []


def test_no_agreement_no_query_and_no_candidates_give_nothing() -> None:
    assert shortlist(ZEROS, [(1, [agreeing(5, 0.0)]), (2, [])]) == []
    assert shortlist([], [(1, [agreeing(5, 1.0)])]) == []
    assert shortlist(ZEROS, []) == []


def test_the_shortlist_finds_a_rewritten_text_among_others(texts: tuple[str, ...]) -> None:
    stored = [(place, sketches(normal_form(text))) for place, text in enumerate(texts)]
    for place, text in enumerate(texts):
        query = sketches(normal_form(f"Hello, {text} Thank you."))
        assert shortlist(query, stored, limit=1) == [place]


CANDIDATES = [
    Candidate(9, "restock zone 16 please"),
    Candidate(4, "Restock zone 16"),
    Candidate(5, "restock zone 16!"),
    Candidate(3, "restock zone 17"),
    Candidate(8, "restock bay 16"),
    Candidate(1, "who signs the form"),
]


def test_candidates_are_ranked_best_first() -> None:
    found = rank("restock zone 16!", "prompt", CANDIDATES)
    assert [(neighbour.pair_id, neighbour.label) for neighbour in found] == [
        (4, "same"),
        (5, "identical"),
        (3, "sibling"),
        (9, "near"),
        (8, "sibling"),
    ]
    assert {neighbour.field for neighbour in found} == {"prompt"}
    assert [neighbour.similarity for neighbour in found] == sorted(
        (neighbour.similarity for neighbour in found), reverse=True
    )


def test_of_equals_a_duplicate_goes_before_a_sibling() -> None:
    candidates = [Candidate(1, "take box 17 today"), Candidate(2, "take box 16 todaz")]
    found = rank("take box 16 today", "prompt", candidates)
    assert found[0].similarity == found[1].similarity
    assert [(neighbour.pair_id, neighbour.label) for neighbour in found] == [(2, "near"), (1, "sibling")]


def test_ranking_does_not_depend_on_the_order_of_the_candidates() -> None:
    found = rank("restock zone 16!", "output", CANDIDATES)
    assert rank("restock zone 16!", "output", reversed(CANDIDATES)) == found
    assert rank("restock zone 16!", "output", iter(CANDIDATES), limit=2) == found[:2]


def test_nothing_alike_gives_nothing() -> None:
    assert rank("", "prompt", CANDIDATES) == []
    assert rank("restock", "prompt", []) == []
    assert rank("?!", "prompt", [Candidate(1, "?!"), Candidate(2, "!?")]) == [
        Neighbour(1, "prompt", 1.0, "identical")
    ]


LONG_OUTPUT = "Hold the power button for ten seconds, then scan the label again."


@pytest.mark.parametrize(
    ("label", "field", "text", "expected"),
    [
        ("identical", "prompt", "go", True),
        ("sibling", "prompt", LONG_OUTPUT, True),
        ("identical", "output", "Yes.", False),
        ("near", "output", "x" * 24, False),
        ("near", "output", "x" * 25, True),
        ("same", "output", "!" * 30, False),
        ("contains", "output", LONG_OUTPUT, True),
        ("sibling", "output", LONG_OUTPUT, False),
    ],
)
def test_what_is_worth_a_warning(label: str, field: str, text: str, expected: bool) -> None:
    assert worth_warning(label, field, text) is expected


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_package_itself_imports_nothing() -> None:
    assert loaded_by("import tui.similar") & {"numpy", "rapidfuzz", "datasketch", "scipy"} == set()


def test_the_engine_does_without_slow_imports() -> None:
    modules = loaded_by("import tui.similar.engine, tui.similar.spans, tui.similar.runs, tui.similar.batch")
    assert "rapidfuzz" in modules
    assert modules & {"numpy", "datasketch", "scipy", "textual", "rich", "sqlite3", "sqlite_utils"} == set()
