"""What was typed when the app ended is offered at the next start: taken, dropped or kept for later."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.screens.pilots import DeskOn, Session, seed_rejects, session_on
from tui.screens import drafting
from tui.store.store import Store
from tui.widgets.editor import Editor

WAITS = "a draft waits for the output of #1 · typed when the app ended"


async def end(session: Session) -> None:
    """The machine asks the app to end."""
    session.app.leave_on_signal(signal.SIGTERM)
    await session.until(lambda: not session.app.is_running, "left")


def drafts(database: Path) -> dict[int, dict[str, str]]:
    """What is kept."""
    with Store.open(database) as store:
        return store.drafts.texts()


async def test_a_text_is_offered_with_what_differs_and_gone_on_with(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{"output": "Scan it"}, {}]) as session:
        await session.press("e", "!", "?")
        await end(session)
    async with session_on(database) as session:
        await session.sees(WAITS, "Scan it⟦+!?⟧", "Enter", "keep it for later")
        await session.press("enter")
        assert session.screen == "EditScreen"
        assert session.app.screen.query_one(Editor).typed == "Scan it!?"
        await session.press("ctrl+s", "q")
    async with session_on(database) as session:
        assert (await session.pair(1)).output == "Scan it!?"
        await session.misses("a draft waits")


@pytest.mark.parametrize("key", ["escape", "j"])
async def test_it_is_kept_for_later_by_escape_and_by_going_on(
    desk_on: DeskOn, database: Path, key: str
) -> None:
    async with desk_on([{"output": "Scan it"}, {}]) as session:
        await session.press("e", "!")
        await end(session)
    async with session_on(database) as session:
        await session.sees(WAITS)
        await session.press(key)
        await session.misses(WAITS)
        assert session.desk.walk.position == (key == "j")
        await session.press("q")
    assert drafts(database) == {1: {"output": "Scan it!"}}
    async with session_on(database) as session:
        await session.sees("a draft waits for the output of #1; f, with a draft, finds what waits")
        assert session.screen == "CurateScreen"


async def test_it_is_dropped_by_a_capital(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "!")
        await end(session)
    async with session_on(database) as session:
        await session.sees(WAITS)
        await session.press("D")
        await session.misses(WAITS)
        assert "✎" not in session.text
    assert drafts(database) == {}


@pytest.mark.parametrize(("key", "field"), [("m", "note"), ("c", "category"), ("t", "tags"), ("Y", "intent")])
async def test_a_line_that_was_typed_is_kept_offered_and_gone_on_with(
    desk_on: DeskOn, database: Path, key: str, field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}, {}]) as session:
        await session.press("j", key)
        await session.type("zone 9")
        await session.until(lambda: drafts(database) == {2: {field: "zone 9"}}, "kept while it is typed")
        await end(session)
    async with session_on(database) as session:
        await session.sees(f"a draft waits for the {field} of #2", "⟦+zone 9⟧")
        await session.press("enter")
        assert session.app.screen.query_one(Input).value == "zone 9"
        await session.press("enter")
        assert getattr(await session.pair(2), field) in ("zone 9", ("zone 9",))
        assert await session.drafts() == []


async def test_a_line_that_is_left_is_kept_there_again_and_dropped_by_a_key(
    desk_on: DeskOn, database: Path
) -> None:
    async with desk_on([{"note": "seen"}]) as session:
        await session.press("m")
        await session.sees("Esc leave")
        await session.type(" twice")
        await session.sees("Esc keep as draft", "Ctrl+R drop")
        await session.press("escape")
        await session.sees("the note is kept as a draft; m goes on with it")
        assert drafts(database) == {1: {"note": "seen twice"}}
        assert await session.db(session.desk.store.drafts.interrupted) == []
        await session.press("m")
        await session.sees("your draft is back")
        assert session.app.screen.query_one(Input).value == "seen twice"
        await session.press("ctrl+r", "escape")
        await session.misses("kept as a draft")
        assert drafts(database) == {}
        assert "✎" not in session.text


async def test_a_new_pair_and_a_mended_line_are_offered_too(desk_on: DeskOn, database: Path) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b")
        await end(session)
    seed_rejects(database, '{"prompt": ')
    async with session_on(database) as session:
        await session.sees("a new pair that was begun waits", "⟦+a")
        await session.press("enter")
        assert [editor.typed for editor in session.app.screen.query(Editor)] == ["a", "b"]
        await session.press("escape", "L", "enter", "x")
        await end(session)
    async with session_on(database) as session:
        await session.sees("a draft waits for line 1 of log.jsonl", "⟦+x⟧")
        await session.press("enter")
        assert session.app.screen.query_one(Editor).typed == '{"prompt": x'


async def test_of_a_long_text_what_differs_is_in_sight(desk_on: DeskOn) -> None:
    async with desk_on([{"output": "Scan it.\n" * 200}]) as session:
        await session.press("e")
        await session.type("Bring gloves")
        await end(session)
    async with session_on(session.desk.store.path, size=(80, 24)) as session:
        await session.sees("⟦+Bring gloves⟧", "keep it for later")
        await session.press("pageup")
        await session.misses("⟦+Bring gloves⟧")
        await session.press("pagedown")
        await session.sees("⟦+Bring gloves⟧")
