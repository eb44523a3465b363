"""Close by meaning: lines of its own in the panel, computed behind the expert's back, never in her way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.concepts import BY_CONCEPTS, Concepts
from tests.screens.pilots import DeskOn, seed
from tui.config import Project, Settings
from tui.jobs.index import sketch
from tui.screens.by_meaning import ByMeaning
from tui.screens.desk import Desk
from tui.store.store import Store

PROJECT = Project(semantic=BY_CONCEPTS)

PAIRS = (
    {"prompt": "How do I clear the error on a handheld", "output": "Hold the power button."},
    {"prompt": "dismiss a fault", "output": "Ask your lead; nobody else may."},
    {"prompt": "When is lunch", "output": "At noon."},
    {"prompt": "How do I clear the error on the handheld", "output": "Swap its battery at the rack."},
)


async def test_what_means_the_same_stands_below_what_is_alike(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT) as session:
        side = session.panel("side")
        assert "alike: 1 near-duplicate" in side
        assert side.index("alike:") < side.index("by meaning")
        assert " 1.0 #2 · dismiss a fault" in side.split("by meaning")[1]
        assert "#4" not in side.split("by meaning")[1], "it is listed above"
        await session.press("j", "j")
        assert "by meaning: nothing close" in session.panel("side")


async def test_on_a_small_screen_the_nearest_has_a_line(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT, size=(80, 24)) as session:
        await session.sees("by meaning: 1.0 #2 · dismiss a fault", "1○ 2○", "? help")


async def test_it_is_laid_side_by_side_after_what_is_alike(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.press("d")
        assert "1/2 · 0.95 near by prompt" in session.top
        await session.press("j")
        assert "2/2 · 1.00 by meaning" in session.top
        assert "#2" in session.panel("right")
        await session.press("right", "x", "escape", "escape")
        assert (await session.pair(2)).status == "excluded"
        await session.press("j", "d")
        assert "1/2 · 1.00 by meaning" in session.top
        await session.press("right", "enter")
        assert session.desk.walk.current in (1, 4)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)])
async def test_without_a_source_nothing_of_it_is_on_the_screen(
    desk_on: DeskOn, size: tuple[int, int]
) -> None:
    async with desk_on(PAIRS, size=size) as session:
        assert "meaning" not in session.text
        assert session.app.screen.query_one("#folded").styles.height != 4
        with Store.open(session.desk.store.path) as store:
            assert store.embeddings.missing_count() == 4


async def test_an_edited_prompt_is_computed_again_and_shown(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.press("G")
        concepts.asked.clear()
        await session.press("p")
        await session.burst(*["backspace"] * len(PAIRS[3]["prompt"]))
        await session.type("eat lunch")
        await session.press("ctrl+s")
        await session.sees("1.0 #3 · When is lunch")
        assert concepts.asked == ["eat lunch"]


async def test_a_decision_changes_the_mark_and_computes_nothing(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT) as session:
        concepts.asked.clear()
        await session.press("j", "x", "escape", "g")
        assert "#2 ✗ dismiss a fault" in session.panel("side")
        assert concepts.asked == []


async def test_a_source_that_fails_is_one_line_and_r_tries_again(desk_on: DeskOn, concepts: Concepts) -> None:
    concepts.trouble = "it is down"
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.sees("by meaning: it is down", "tries again")
        await session.press("j", "x", "escape")
        assert (await session.pair(2)).status == "excluded"
        await session.sees("by meaning: it is down")
        concepts.trouble = ""
        await session.press("g", "r")
        await session.misses("it is down")
        await session.sees("1.0 #2 ✗ dismiss")


async def test_what_is_not_installed_is_told_with_how_to_get_it(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.semantic.bundled.version", _missing)
    project = Project(semantic=replace(BY_CONCEPTS, source="wordllama"))
    async with desk_on(PAIRS, project=project) as session:
        await session.sees("by meaning: wordllama is", "pip install")


def _missing(name: str) -> str:
    from importlib.metadata import PackageNotFoundError

    raise PackageNotFoundError(name)


async def test_nothing_is_sent_to_an_address_that_the_users_own_settings_do_not_name(
    desk_on: DeskOn, concepts: Concepts
) -> None:
    concepts.away = "https://models.example/v1"
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.sees("by meaning: nothing is sent to", "endpoints =")
        assert concepts.asked == []
    settings = Settings(endpoints=("https://models.example/v1",))
    async with desk_on([], project=PROJECT, settings=settings) as session:
        await session.sees("1.0 #2 · dismiss")


async def test_an_import_is_computed_too(desk_on: DeskOn, concepts: Concepts, tmp_path: Path) -> None:
    more = tmp_path / "more.jsonl"
    more.write_text('{"prompt": "remove fault", "output": "Swap it."}\n')
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.press("I")
        await session.type(str(more))
        await session.press("enter", "enter")
        await session.sees("1 pair stored")
        await session.sees("1.0 #5 · remove fault")


WORDS = ("clear", "remove", "dismiss", "undo", "forget", "see", "print", "answer", "mean")


async def test_leaving_ends_what_runs_after_its_batch_and_the_next_start_goes_on(
    database: Path, desk_on: DeskOn, concepts: Concepts, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(database, [{"prompt": f"{word} error", "output": f"{word} it"} for word in WORDS])
    with Store.open(database) as store:
        desk = Desk(store, PROJECT)
        found = ByMeaning(desk, ())
        embed = concepts.embed

        def left_meanwhile(texts: list[str]) -> object:
            found._stop.set()
            return embed(texts)

        monkeypatch.setattr(concepts, "embed", left_meanwhile)
        await found.compute(lambda: None)
        found.close()
        assert store.embeddings.missing_count() in (5, 9)
        monkeypatch.setattr(concepts, "embed", embed)
    async with desk_on([], project=PROJECT) as session:
        await session.sees("by meaning", "1.0 #2 · remove error")
        with Store.open(database) as store:
            assert store.embeddings.missing_count() == 0


async def test_who_pages_on_is_shown_the_last_pair_alone(desk_on: DeskOn, concepts: Concepts) -> None:
    async with desk_on(PAIRS, project=PROJECT) as session:
        await session.burst("j", "k", "j", "k", "j")
        await session.sees("1.0 #1 · How do I clear")
        assert session.desk.walk.current == 2


async def test_it_waits_until_near_duplicates_are_looked_for_and_not_for_ever(
    database: Path, concepts: Concepts, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(database, PAIRS)
    with Store.open(database) as store:
        sketch(store)
        found = ByMeaning(Desk(store, PROJECT), ())
        seen: list[float] = []

        def waited(seconds: float) -> bool:
            seen.append(seconds)
            assert found.words == "waits for the near-duplicates"
            assert concepts.asked == []
            if len(seen) == 2:
                store.index.link_next(2)
            return False

        monkeypatch.setattr(found._stop, "wait", waited)
        await found.compute(lambda: None)
        assert store.index.pending() == 2
        assert store.embeddings.missing_count() == 0
        assert 15 <= sum(seen) <= 16
        seen.clear()
        store.index.link_next(2)
        await found.compute(lambda: None)
        assert seen == []
        found.close()
