"""Conversations: every turn can be read, chosen and rewritten, and nothing typed for one is lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, session_on
from tui.app import PairsmithApp
from tui.config import Project
from tui.core.pair import Message
from tui.core.texts import rewrite
from tui.core.voice import Voice
from tui.jobs.handed_out import Handed
from tui.store.store import Store

Keep = Callable[[str], Awaitable[None]]

CONTEXT = (
    Message("system", "Be calm."),
    Message("user", "The scanner shows E7."),
    Message("assistant", "Hold it."),
    Message("user", "Still E7."),
    Message("assistant", "Swap the battery."),
)
TALK = {"prompt": "And now?", "output": "Ask Ines.", "context": CONTEXT}

LONG = tuple(Message(("user", "assistant")[place % 2], f"said {place + 1}.") for place in range(40))


def said(context: tuple[Message, ...]) -> list[str]:
    return [message.content for message in context]


async def test_the_list_begins_on_the_last_answer_before_the_prompt_and_rewrites_it(desk_on: DeskOn) -> None:
    async with desk_on([TALK]) as session:
        await session.press("B")
        await session.sees("Rewrite which text of #1?", "▸ turn 5, assistant", "turn 1, system", "output")
        await session.press("enter")
        assert session.screen == "EditScreen"
        assert "#1 · turn 5, assistant" in session.top
        assert session.typed == "Swap the battery."
        await session.sees("── turn 4, user", "Still E7.", "── original turn 5")
        await session.type(" Then scan.")
        await session.press("ctrl+s")
        pair = await session.pair(1)
        assert said(pair.context) == [*said(CONTEXT)[:4], "Swap the battery. Then scan."]
        assert pair.original_context == CONTEXT
        assert (pair.prompt, pair.output, pair.rewritten) == ("And now?", "Ask Ines.", True)
        assert session.screen == "CurateScreen"
        await session.sees("5 · assistant · rewritten", "saved 1")
        assert await session.drafts() == []


async def test_one_undo_takes_the_rewrite_back_and_the_original_stays_known(desk_on: DeskOn) -> None:
    async with desk_on([TALK]) as session:
        await session.press("B", "enter", "x", "ctrl+s", "B", "k", "k", "enter", "y", "ctrl+s", "u")
        await session.sees("undone: edit turn 3, #1")
        pair = await session.pair(1)
        assert said(pair.context) == [*said(CONTEXT)[:4], "Swap the battery.x"]
        await session.press("u")
        pair = await session.pair(1)
        assert (pair.context, pair.original_context, pair.rewritten) == (CONTEXT, CONTEXT, False)
        await session.press("U", "U")
        assert said((await session.pair(1)).context)[2::2] == ["Hold it.y", "Swap the battery.x"]


async def test_any_message_can_be_chosen_and_leaving_the_list_changes_nothing(desk_on: DeskOn) -> None:
    async with desk_on([TALK]) as session:
        ways = (("g", "turn 1, system"), ("j", "prompt"), ("G", "output"), ("k", "turn 4, user"))
        for key, name in ways:
            await session.press("B", key, "e")
            assert f"#1 · {name}" in session.top
            await session.press("escape")
        for key in ("escape", "B", "q"):
            await session.press("B", key)
            assert session.screen == "CurateScreen"
        assert (await session.pair(1)).revision == 1
        assert await session.drafts() == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_list_scrolls_with_the_cursor_and_says_where_it_is(
    desk_on: DeskOn, size: tuple[int, int]
) -> None:
    async with desk_on([{**TALK, "context": LONG}], size=size) as session:
        await session.press("B")
        await session.sees("▸ turn 40, assistant", "of 42", "Enter rewrite")
        await session.press("g")
        await session.sees("▸ turn 1, user", " 1 to ")
        await session.press("pagedown")
        await session.misses("▸ turn 1,")
        await session.press("G", "j")
        await session.sees("▸ output")


async def test_saving_goes_on_to_the_next_turn_of_the_same_role(desk_on: DeskOn) -> None:
    async with desk_on([TALK, {"output": "other"}]) as session:
        await session.press("B", "k", "k", "enter", "a", "ctrl+n")
        assert "#1 · turn 5, assistant" in session.top
        await session.press("b", "ctrl+n")
        assert "#1 · output" in session.top
        await session.press("c", "ctrl+n")
        assert "#2 · output" in session.top
        await session.press("escape")
        pair = await session.pair(1)
        assert [*said(pair.context)[2::2], pair.output] == ["Hold it.a", "Swap the battery.b", "Ask Ines.c"]


async def test_after_the_last_turn_of_a_role_saving_goes_back_to_reading(desk_on: DeskOn) -> None:
    async with desk_on([TALK, {}]) as session:
        await session.press("B", "g", "enter", "!", "ctrl+n")
        assert session.screen == "CurateScreen"
        assert "1/2" in session.top
        assert (await session.pair(1)).context[0] == Message("system", "Be calm.!")


async def test_a_draft_of_a_turn_is_named_found_and_offered_again(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}, TALK]) as session:
        await session.press("j", "B", "enter", "x", "escape")
        assert "draft    turn 5" in session.panel("side")
        assert (await session.pair(2)).revision == 1
        await session.press("space")
        await session.sees("#2 has a draft of its turn 5 that is not saved")
        await session.press("g", "q")
    async with session_on(database) as session:
        await session.sees("a draft waits for turn 5 of #2")
        await session.press("f", "k", "right", "enter")
        assert "with a draft" in session.top
        assert "1/1" in session.top
        await session.press("B")
        await session.sees("✎ Swap the battery.")
        await session.press("enter")
        await session.sees("your draft is back")
        assert session.typed == "Swap the battery.x"
        await session.press("ctrl+r", "escape")
        assert await session.drafts() == []
        await session.press("B", "enter", "y", "escape", "B", "enter", "ctrl+s")
        assert said((await session.pair(2)).context)[4] == "Swap the battery.y"
        assert await session.drafts() == []


async def test_a_draft_of_a_turn_that_is_gone_is_listed_and_not_lost(desk_on: DeskOn) -> None:
    async with desk_on([TALK]) as session:
        await session.db(session.desk.store.drafts.save, 1, "turn 9", "typed for nothing", 1)
        await session.press("r")
        assert "draft    turn 9" in session.panel("side")
        await session.press("B", "G")
        await session.sees("▸ turn 9", "is not there any more")
        await session.press("enter")
        assert session.typed == "typed for nothing"
        await session.press("ctrl+s")
        await session.sees("pair 1 has no turn 9")
        assert session.screen == "EditScreen"
        assert [draft.text for draft in await session.drafts()] == ["typed for nothing"]
        await session.press("escape")
        assert [draft.text for draft in await session.drafts()] == ["typed for nothing"]
        await session.press("B", "G", "enter", "ctrl+r", "escape")
        assert await session.drafts() == []
        assert (await session.pair(1)).revision == 1


async def test_a_turn_that_someone_else_rewrote_meanwhile_stays_beside_the_one_that_is_typed(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([TALK]) as session:
        await session.press("B", "enter", "x")
        with Store.open(database) as other:
            pair = other.pairs.get(1)
            other.pairs.change(pair, rewrite(pair, "turn 3", "Theirs."), "edit turn 3")
        await session.press("ctrl+s")
        await session.sees("saved 1")
        assert said((await session.pair(1)).context)[2::2] == ["Theirs.", "Swap the battery.x"]


async def test_the_voice_counts_for_answers_and_alike_pairs_are_not_looked_for(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(avoid=("hold",)))
    async with desk_on([TALK], project=project) as session:
        await session.press("B", "k", "k", "enter", "!")
        await session.sees("“hold”", "near-duplicates are looked for by the prompt and the output")
        await session.press("escape", "B", "g", "enter")
        await session.type(" hold")
        await session.misses("“hold”")


async def test_a_turn_can_be_handed_to_the_experts_own_editor(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edited(app: PairsmithApp, handed: Handed, command: str, keep: Keep) -> None:
        await keep(f"{handed.text} From outside.")

    monkeypatch.setattr("tui.screens.outside_editor.edit_outside", edited)
    async with desk_on([TALK]) as session:
        await session.press("B", "enter", "ctrl+o")
        assert [(draft.field, draft.text) for draft in await session.drafts()] == [
            ("turn 5", "Swap the battery. From outside.")
        ]
        await session.press("ctrl+s")
        assert said((await session.pair(1)).context)[4] == "Swap the battery. From outside."


async def test_the_difference_and_the_journal_name_the_turn(desk_on: DeskOn) -> None:
    async with desk_on([TALK]) as session:
        await session.press("w")
        await session.misses("turn 5")
        await session.press("escape", "B", "enter")
        await session.type(" Then scan.")
        await session.press("ctrl+s", "w")
        await session.sees("turn 5, assistant", "Swap the battery.⟦+ Then scan.⟧")
        await session.misses("turn 3")
        await session.press("escape", "l")
        await session.sees("edit turn 5", "turn 5: Swap the battery. → Swap the battery. Then scan.")


async def test_a_long_conversation_unfolds_by_a_key_here_and_on_the_next_pairs(desk_on: DeskOn) -> None:
    other = {**TALK, "prompt": "And then?", "context": LONG}
    async with desk_on([{**TALK, "context": LONG}, other], size=(80, 24)) as session:
        await session.sees("… 38 earlier turns, 76 words · z unfolds", "said 39.", "And now?")
        assert "said 38." not in session.panel("reading")
        await session.press("pagedown", "z")
        await session.sees("… 40 earlier turns · z folds", "said 1.")
        assert "said 38." in session.panel("reading")
        await session.press("j")
        await session.sees("said 1.")
        await session.press("z")
        await session.sees("38 earlier turns", "And then?")


async def test_where_nothing_folds_the_key_says_so_and_changes_nothing(desk_on: DeskOn) -> None:
    async with desk_on([{}, {**TALK, "context": LONG}]) as session:
        await session.press("z")
        await session.sees("no early turns to fold here")
        await session.press("j")
        await session.sees("38 earlier turns")


async def test_the_intent_is_asked_for_in_a_line_shown_and_undone(desk_on: DeskOn) -> None:
    async with desk_on([TALK], size=(80, 24)) as session:
        await session.press("Y")
        await session.sees("Intent of #1")
        await session.type("get E7 off the scanner")
        await session.press("enter")
        assert (await session.pair(1)).intent == "get E7 off the scanner"
        await session.sees("intent: get E7 off the scanner")
        await session.press("Y")
        await session.type(" for good")
        await session.press("enter")
        assert (await session.pair(1)).intent == "get E7 off the scanner for good"
        await session.press("u", "u")
        assert (await session.pair(1)).intent is None
        await session.misses("intent:")


async def test_what_was_odd_at_import_is_said_in_plain_words_and_can_be_asked_for(desk_on: DeskOn) -> None:
    async with desk_on([{}, {**TALK, "problems": ("repeated_role",)}], size=(80, 24)) as session:
        await session.press("f", "k", "k", "k", "k", "right")
        await session.sees("has problems", "1 pair fits")
        await session.press("enter")
        await session.sees("odd at import: one role twice in a row")
        assert "has problems" in session.top
        await session.press("escape", "f", "k", "k", "right", "enter")
        await session.sees("a conversation", "1/1")
