"""The tour: six steps that go on by what is done, skipped by a key, recalled by another, offered once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.screens.pilots import STRONG, DeskOn
from tui.actions import ACTIONS
from tui.config import Settings, state_folder
from tui.tour import STEPS, first_tour

PAIRS = [
    {"prompt": "How do I restock the pick face when the scanner shows E7?", "flags": STRONG},
    {"prompt": "How do I restock the pick face when the scanner shows an E7?"},
    "Who signs?",
]


@pytest.fixture
def newcomer(home: Path) -> Path:
    """The home of somebody who has never seen the tour."""
    shutil.rmtree(home / "state")
    return home


WAY = [["j"], ["1"], ["space"], ["g", "e", "!", "ctrl+s"], ["d", "escape"], ["X", "escape"]]
"""What to press for each step."""


def test_there_are_six_steps_and_each_is_done_by_actions_that_there_are() -> None:
    assert len(STEPS) == len(WAY) == 6
    assert {one for step in STEPS for one in step.done_by} <= {action.id for action in ACTIONS}


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_the_tour_goes_on_by_what_is_done_and_ends(desk_on: DeskOn, size: tuple[int, int]) -> None:
    async with desk_on(PAIRS, size=size) as session:
        await session.press("H")
        for number, keys in enumerate(WAY):
            words = f"Tour {number + 1}/6 · {STEPS[number].title}: {STEPS[number].words}"
            await session.until(lambda words=words: words in " ".join(session.text.split()), words)
            assert "Q ends the tour" in " ".join(session.text.split())
            await session.press(*keys)
        await session.sees("that was the tour; H shows it again")
        assert "Tour " not in session.text


async def test_a_step_can_be_passed_over_and_the_tour_skipped_and_recalled(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        assert "Tour" not in session.text
        await session.press("H", "H")
        await session.sees("Tour 2/6")
        await session.press("Q")
        await session.misses("Tour")
        await session.press("H")
        await session.sees("Tour 1/6")
        await session.press(*"HHHHHH")
        await session.misses("Tour")
        assert (await session.statuses()) == ["new"] * 3


async def test_what_another_step_asks_for_does_not_lead_on(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("H", "1", "0", "p", "escape")
        await session.sees("Tour 1/6")


async def test_it_names_the_keys_that_are_in_force(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS, settings=Settings(keys={"preset": "arrows"})) as session:
        await session.press("H")
        await session.sees("↓ and ↑ turn to another one")


def test_it_is_offered_until_it_is_over_each_time_at_the_step_that_was_come_to(newcomer: Path) -> None:
    tour = first_tour()
    assert tour is not None
    assert tour.words.startswith("Tour 1/6")
    for number in range(2, 7):
        tour.go_on()
        again = first_tour()
        assert again is not None
        assert again.words.startswith(f"Tour {number}/6")
    tour.go_on()
    assert first_tour() is None
    assert state_folder().is_relative_to(newcomer)


def test_whoever_skips_it_is_not_offered_it_again(newcomer: Path) -> None:
    tour = first_tour()
    assert tour is not None
    tour.skip()
    assert first_tour() is None


@pytest.mark.parametrize("kept", ["6", "-1", "one", "", "\u00b2", "over"])
def test_what_the_file_says_otherwise_is_taken_for_over(newcomer: Path, kept: str) -> None:
    (newcomer / "state" / "pairsmith").mkdir(parents=True)
    (newcomer / "state" / "pairsmith" / "tour").write_text(kept, "utf-8")
    assert first_tour() is None


def test_where_nothing_can_be_remembered_it_is_not_offered_for_ever(newcomer: Path) -> None:
    (newcomer / "state").write_text("a file where the folder should be")
    assert first_tour() is None
