"""How many seeded edits of written texts are found, and how many are called by the right label."""

from __future__ import annotations

import random

import pytest
from rapidfuzz import fuzz

from tests.similar.edits import FACTUAL, HARMLESS, Edit, typos
from tui.similar.bands import band_keys
from tui.similar.engine import Candidate, rank, shortlist
from tui.similar.labels import DUPLICATE_LABELS, compare
from tui.similar.normal import normal_form
from tui.similar.signatures import sketches


def edited_pairs(texts: tuple[str, ...], edit: Edit, rounds: int = 3) -> list[tuple[str, str]]:
    source = random.Random(edit.__name__)
    tried = ((text, edit(text, source)) for text in texts for _ in range(rounds))
    return [(text, edited) for text, edited in tried if edited and edited != text]


def labels(pairs: list[tuple[str, str]]) -> list[str | None]:
    found = (compare(text, edited) for text, edited in pairs)
    return [match.label if match else None for match in found]


@pytest.mark.parametrize("edit", FACTUAL)
def test_edits_of_facts_make_siblings(texts: tuple[str, ...], edit: Edit) -> None:
    found = labels(edited_pairs(texts, edit))
    assert len(found) >= 20
    assert found.count("sibling") / len(found) >= 0.95


@pytest.mark.parametrize("edit", HARMLESS)
def test_edits_that_leave_the_facts_make_duplicates(texts: tuple[str, ...], edit: Edit) -> None:
    found = labels(edited_pairs(texts, edit))
    assert len(found) >= 20
    assert found.count("sibling") / len(found) <= 0.05
    assert sum(label in DUPLICATE_LABELS for label in found) / len(found) >= 0.94


def keys(text: str) -> set[int]:
    return {key for sketch in sketches(normal_form(text)) for key in band_keys(sketch)}


@pytest.mark.parametrize("edit", [*HARMLESS, *FACTUAL])
def test_edited_texts_share_a_band_with_their_original(texts: tuple[str, ...], edit: Edit) -> None:
    pairs = edited_pairs(texts, edit)
    shared = [bool(keys(text) & keys(edited)) for text, edited in pairs]
    assert sum(shared) / len(shared) >= 0.98


def test_the_original_is_the_first_neighbour_of_an_edited_text(texts: tuple[str, ...]) -> None:
    stored = [(place, sketches(normal_form(text))) for place, text in enumerate(texts)]
    firsts = []
    for place, text in enumerate(texts):
        edited = typos(text, random.Random(place))
        listed = shortlist(sketches(normal_form(edited)), stored, limit=8)
        found = rank(edited, "prompt", [Candidate(each, texts[each]) for each in listed], limit=1)
        firsts.append([neighbour.pair_id for neighbour in found] == [place])
    assert all(firsts)


def test_the_texts_are_not_alike_among_themselves(texts: tuple[str, ...]) -> None:
    found = [compare(one, other) for place, one in enumerate(texts) for other in texts[:place]]
    assert not any(found)


def test_short_texts_of_dense_scripts_are_found_with_one_character_replaced() -> None:
    source = random.Random(9)
    texts = (
        *(
            "请在三天内退货。",
            "会议几点开始？",
            "请给我发票",
            "把第16区补货",
            "仓库的门开着吗",
            "叉车的电池坏了",
        ),
        *(
            "谁签收破损的托盘",
            "在庫を確認してください",
            "返品はいつ届きますか",
            "鍵はどこですか",
            "棚を三つ補充する",
        ),
        *("회의는몇시에시작합니까", "재고를확인해주세요", "영수증을보내주세요", "창고문이열려있나요"),
    )
    shared = []
    for text in [normal_form(text) for text in texts] * 8:
        place = source.randrange(len(text))
        edited = text[:place] + source.choice("我你他五九元店駅は가나다") + text[place + 1 :]
        if edited != text and fuzz.ratio(text, edited) >= 80:
            shared.append(bool(keys(text) & keys(edited)))
    assert len(shared) >= 60
    assert sum(shared) / len(shared) >= 0.95
