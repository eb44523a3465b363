"""The current pair as a model family reads it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, Session, session_on
from tui.config import Project
from tui.core.pair import Message
from tui.templates.families import FAMILIES

SYSTEM = {"context": (Message("system", "Be brief."),), "prompt": "Is dock 3 free?", "output": "Until noon."}

SIX_TURNS = {
    "context": (
        Message("user", "Where is zone 4?"),
        Message("assistant", "Past dock 4."),
        Message("user", "And zone 5?"),
        Message("assistant", "Past dock 5."),
    ),
    "prompt": "And zone 6?",
    "output": "Past dock 6.",
}


def project(**templates: str) -> Project:
    return replace(Project(), templates=templates)


async def turn_to(session: Session, name: str) -> None:
    """Press the key for the next template until this one is shown."""
    for _ in range(len(FAMILIES)):
        if f"· {name} ·" in session.top:
            return
        await session.press("right")
    pytest.fail(f"no template {name}\n{session.text}")


async def test_the_pair_is_shown_as_the_first_family_reads_it(desk_on: DeskOn) -> None:
    async with desk_on([{"prompt": "Is dock 3 free?", "output": "Until noon."}]) as session:
        await session.press("V")
        await session.sees(
            "#1 · llama3 · 152 characters · 1 trained part",
            "Llama 3 · template 1 of 11",
            "<|start_header_id|>user<|end_header_id|>",
            "\n▌ ⟦Until noon.<|eot_id|>⟧",
        )
        await session.press("V")
        assert session.screen == "CurateScreen"


async def test_every_turn_of_the_assistant_is_trained(desk_on: DeskOn) -> None:
    async with desk_on([SIX_TURNS], size=(80, 24)) as session:
        await session.press("V")
        await turn_to(session, "qwen2.5")
        await session.sees("3 trained parts", "It adds a system message of its own: You are Qwen")
        marked = [row.rstrip() for row in session.panel("text").split("\n") if row.startswith("▌")]
        assert marked == [f"▌ ⟦Past dock {number}.<|im_end|>↵⟧" for number in (4, 5, 6)]


async def test_keys_go_round_through_the_templates(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("V", "left")
        await session.sees("Gemma 3 · template 11 of 11")
        await session.press("tab")
        await session.sees("Llama 3 · template 1 of 11")
        await session.press("n", "n", "p")
        await session.sees("Llama 3.1 and 3.3 · template 2 of 11")
        await session.press("escape")
        assert session.screen == "CurateScreen"


async def test_the_template_that_was_chosen_is_remembered_with_the_database(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{}]) as session:
        await session.press("V", "right", "right", "right", "escape", "V")
        await session.sees("Qwen 2.5 · template 4 of 11")
    async with session_on(database) as session:
        await session.press("V")
        await session.sees("Qwen 2.5 · template 4 of 11")


async def test_one_that_is_gone_from_the_project_gives_way_to_the_first(
    desk_on: DeskOn, database: Path, tmp_path: Path
) -> None:
    (tmp_path / "ours.jinja").write_text("{{ messages | length }} messages")
    async with desk_on([{}], project=project(ours=str(tmp_path / "ours.jinja"))) as session:
        await session.press("V", "left")
        await session.sees("ours · template 12 of 12", "2 messages", "could not be found")
    async with session_on(database) as session:
        await session.press("V")
        await session.sees("Llama 3 · template 1 of 11")


async def test_a_refusal_is_said_in_words_with_what_to_do(desk_on: DeskOn) -> None:
    async with desk_on([SYSTEM], size=(80, 24)) as session:
        await session.press("V")
        await session.press("left", "left")
        await session.sees(
            "Gemma 1 and 2 · template 10 of 11",
            "gemma2 refuses this pair: there is no system role. It takes the pair without its system message",
        )
        await session.press("right")
        await session.sees("the system message goes before the first text", "⟦Until noon.<end_of_turn>↵⟧")


async def test_a_template_that_can_not_be_read_is_one_line_and_the_others_still_work(desk_on: DeskOn) -> None:
    async with desk_on([{}], project=project(gone="/no/such/file.jinja")) as session:
        await session.press("V", "left")
        await session.sees("/no/such/file.jinja can't be read: No such file or directory")
        await session.press("right")
        await session.sees("⟦output 1<|eot_id|>⟧")


async def test_a_draft_is_said_to_be_left_out(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "!", "escape", "V")
        await session.sees("The draft of the output is not in it.", "⟦output 1<|eot_id|>⟧")


async def test_a_megabyte_is_shown_by_its_beginning_and_its_end(desk_on: DeskOn) -> None:
    async with desk_on([{"prompt": "p" * 1_000_000, "output": "Yes."}]) as session:
        await session.press("V")
        await session.sees("1,000,130 characters", "more lines · PgDn")
        assert "more characters …" in session.panel("text")
        await session.press(*["pagedown"] * 20)
        await session.sees("⟦Yes.<|eot_id|>⟧")


async def test_without_a_pair_there_is_nothing_to_show(desk_on: DeskOn) -> None:
    async with desk_on([]) as session:
        await session.press("V")
        assert session.screen == "CurateScreen"


async def test_keys_that_arrive_at_once_leave_the_last_template_on_the_screen(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.burst("V", "right", "right", "left", "right", "right")
        await session.sees("Qwen 2.5 · template 4 of 11", "· qwen2.5 ·")
