"""Writing a new pair: the output first, nothing typed lost, and stored as a pair of the expert's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.screens.pilots import DeskOn, Session, session_on
from tui.config import Project
from tui.core.text import INVISIBLE
from tui.core.view import Filter, View
from tui.core.voice import Voice
from tui.jobs.handed_out import Handed
from tui.screens import drafting, outside_editor
from tui.screens.write import WriteScreen
from tui.widgets.editor import Editor
from tui.widgets.line_input import CompletingInput

Keep = Callable[[str], Awaitable[None]]

ANSWER = "Hold the power button for ten seconds and scan the bay label again."
QUESTION = "How do I restock the pick face when the scanner shows E7?"

SCANNERS = [{"category": "scanners"}, {"category": "scanners"}, {"category": "docks"}, {"category": "scales"}]


def typed(session: Session) -> tuple[str, str, str]:
    """What stands in the fields."""
    screen = session.app.screen
    output, prompt = (screen.query_one(f"#{field}", Editor).text for field in ("output", "prompt"))
    return output, prompt, screen.query_one(CompletingInput).value


def field(session: Session) -> str:
    """The field that is written in."""
    return str(getattr(session.app.focused, "id", None))


async def begun(session: Session) -> dict[str, str]:
    return await session.db(session.desk.store.drafts.begun)


async def test_a_pair_is_written_output_first_and_turned_to(desk_on: DeskOn) -> None:
    async with desk_on(SCANNERS) as session:
        await session.press("y")
        assert session.screen == "WriteScreen"
        await session.sees(
            "EDIT", "new pair · output", "The ideal output", "The prompt that would elicit it."
        )
        await session.type("Scan it: q? 1/2")
        await session.press("enter", "!", "tab")
        assert field(session) == "prompt"
        await session.type("How?")
        await session.press("tab", "s", "c", "down", "ctrl+t", "ctrl+s")
        assert session.screen == "CurateScreen"
        await session.sees("5/5", "saved 1", "#5 is stored")
        pair = await session.pair(5)
        assert (pair.output, pair.prompt) == ("Scan it: q? 1/2\n!", "How?")
        assert (pair.category, pair.behaviour, pair.origin, pair.status) == (
            "scanners",
            "clarify",
            "expert",
            "new",
        )
        assert await begun(session) == {}
        await session.press("1", "w", "escape", "l", "escape", "X", "escape", "x", "D", "u")
        assert (await session.pair(5)).flags == {"common_in_production"}


async def test_in_a_new_database_the_first_pair_is_written_by_hand(database: Path) -> None:
    async with session_on(database) as session:
        await session.sees("y writes a pair by hand")
        await session.burst("y", *"Yes.", "tab", "W", "h", "y", "ctrl+s")
        assert (await session.pair(1)).prompt == "Why"
        await session.sees("1/1", "Yes.")


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_one_key_stores_the_pair_and_begins_the_next_in_the_same_category(
    desk_on: DeskOn, way: str
) -> None:
    async with desk_on([]) as session:
        one = ["a", "tab", "b", "tab", "c", "ctrl+t", "ctrl+n"]
        await getattr(session, way)("y", *one, "d", "tab", "e", "ctrl+n")
        await session.sees("#2 is stored")
        assert field(session) == "output"
        assert typed(session) == ("", "", "c")
        await session.press("shift+tab")
        assert "c" in session.panel("side"), "offered from now on"
        await session.press("tab")
        pairs = [await session.pair(number) for number in (1, 2)]
        assert [(pair.output, pair.prompt, pair.category, pair.behaviour) for pair in pairs] == [
            ("a", "b", "c", "clarify"),
            ("d", "e", "c", "answer"),
        ]
        await session.press("ctrl+z", "escape")
        assert await begun(session) == {}, "a category that came by itself was not typed"
        await session.sees("2/2", "saved 2")


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+n"])
async def test_what_is_missing_is_named_and_the_cursor_goes_there(desk_on: DeskOn, key: str) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "tab", "space", "x", key)
        await session.sees("the output is still missing")
        assert field(session) == "output"
        await session.press("y", "tab", "backspace", "tab", key)
        await session.sees("the prompt is still missing")
        assert field(session) == "prompt"
        assert session.screen == "WriteScreen"
        await session.press("escape")
        assert await session.statuses() == ["new"]
        assert await begun(session) == {"output": "y", "prompt": " ", "behaviour": "answer"}


async def test_the_very_same_pair_is_named_and_what_was_typed_stays(desk_on: DeskOn) -> None:
    async with desk_on([{}, {"prompt": QUESTION, "output": ANSWER}]) as session:
        await session.press("y")
        await session.type(ANSWER)
        await session.press("tab")
        await session.type(QUESTION)
        await session.press("ctrl+s")
        await session.sees("#2 is this very pair")
        assert session.screen == "WriteScreen"
        assert await begun(session) == {"output": ANSWER, "prompt": QUESTION, "behaviour": "answer"}
        await session.press("!", "ctrl+s")
        assert (await session.pair(3)).prompt == f"{QUESTION}!"
        await session.sees("1 near-duplicate")


async def test_what_both_texts_are_close_to_is_shown_while_she_types(desk_on: DeskOn) -> None:
    pairs = [{"prompt": "Why?", "output": ANSWER}, {"prompt": f"{QUESTION}!"}]
    async with desk_on(pairs, size=(80, 24)) as session:
        await session.press("y")
        await session.sees("nothing alike")
        await session.type(ANSWER)
        await session.sees("identical output #1", "1 near-duplicate")
        await session.press("tab")
        await session.type(QUESTION)
        await session.sees("2 near-duplicates")
        await session.resize(120, 40)
        await session.sees("alike: 2 near-duplicates", "same prompt #2")
        await session.press("ctrl+s")
        assert "alike: 2 near-duplicates" in session.panel("side"), "it is compared when it is stored"


async def test_the_voice_is_shown_and_the_words_of_both_texts_are_counted(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(description="Short and plain.", avoid=("kindly",), max_words=3))
    async with desk_on([], project=project, size=(80, 24)) as session:
        await session.press("y")
        await session.sees("Short and plain.")
        await session.type("Scan the bay label kindly")
        await session.sees("output · 5 words · “kindly” · 5 words, 3 allowed")
        await session.press("tab")
        await session.type("Kindly tell me how to scan")
        await session.sees("prompt · 6 words ──")
        await session.resize(120, 40)
        assert "Short and plain." in session.panel("side")


async def test_of_a_long_description_of_the_voice_it_shows_that_there_is_more(desk_on: DeskOn) -> None:
    project = Project(voice=Voice(description=f"Begin {'and go on ' * 30}"))
    async with desk_on([], project=project, size=(80, 24)) as session:
        await session.press("y")
        await session.sees("Begin and go on")
        assert session.panel("voice").count("\n") == 1
        assert session.panel("voice").endswith("…")


async def test_the_category_is_completed_from_those_in_use(desk_on: DeskOn) -> None:
    async with desk_on(SCANNERS, size=(80, 24)) as session:
        await session.press("y", "tab", "tab")
        await session.sees("in use:  scanners  docks  scales")
        await session.type("sc")
        await session.sees("in use:  scanners  scales")
        await session.press("down", "down", "down")
        assert typed(session)[2] == "scales"
        await session.sees("in use: ▸scales")
        await session.press("up", "up", "up", "a")
        assert typed(session)[2] == "sca"
        await session.type("b")
        await session.sees("a new one")
        await session.press("enter")
        assert field(session) == "output"
        await session.sees("nothing alike")


async def test_tab_goes_round_and_back(desk_on: DeskOn) -> None:
    async with desk_on([]) as session:
        await session.press("y")
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab"):
            await session.press(key)
            seen.append(field(session))
        assert seen == ["prompt", "category", "output", "category", "prompt"]
        assert typed(session) == ("", "", "")


async def test_leaving_keeps_what_was_typed_and_the_key_goes_on_with_it(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b", "tab", "c", "ctrl+t", "ctrl+t", "escape")
        assert session.screen == "CurateScreen"
        await session.sees("the pair that you began is kept; y goes on with it")
        await session.press("j", "y")
        await session.sees("what you began is back", "decline")
        assert typed(session) == ("a", "b", "c")
        await session.press("!", "ctrl+s")
        pair = await session.pair(2)
        assert (pair.output, pair.prompt, pair.category, pair.behaviour) == ("a!", "b", "c", "decline")


async def test_opened_and_left_nothing_is_begun(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "x", "backspace", "escape")
        assert await begun(session) == {}
        assert "kept" not in session.text
        await session.press("1")
        assert "saved 1" in session.top


@pytest.mark.parametrize("way_out", ["ctrl+q", "escape"])
async def test_what_was_begun_waits_when_the_app_is_opened_again(
    desk_on: DeskOn, database: Path, way_out: str
) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape", "y", "a", "tab", "tab", "c", way_out, "ctrl+q")
        assert not session.app.is_running
    async with session_on(database) as session:
        await session.sees(
            "a draft waits for the output of #1; f, with a draft, finds what waits; "
            "a new pair that was begun waits; y goes on with it"
        )
        await session.press("y")
        assert field(session) == "prompt", "the first text that is missing"
        assert typed(session) == ("a", "", "c")


async def test_what_is_typed_is_on_the_disk_without_any_key(
    desk_on: DeskOn, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.01)
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b", "tab", "c")

        async def all_of_it() -> bool:
            return len(await begun(session)) == 4

        await session.until_stored(all_of_it)
        # Nothing is closed in order here: what follows opens the file beside the running app.
        async with session_on(database) as second:
            await second.sees("a new pair that was begun waits")
            await second.press("y")
            assert typed(second) == ("a", "b", "c")


async def test_typing_on_without_a_pause_keeps_drafts_too(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE", 0.3)
    async with desk_on([]) as session:
        await session.press("y")
        await session.until_stored(lambda: begun(session), "x")


async def test_all_is_dropped_by_one_key_and_brought_back_by_it(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "ctrl+r")
        await session.sees("nothing is written yet")
        await session.press("a", "tab", "b", "tab", "c", "ctrl+t", "ctrl+r")
        await session.sees("dropped; Ctrl+R again brings it back")
        assert (typed(session), await begun(session), field(session)) == (("", "", ""), {}, "output")
        await session.press("ctrl+r")
        await session.sees("what you dropped is back")
        assert typed(session) == ("a", "b", "c")
        assert len(await begun(session)) == 4
        await session.press("ctrl+r", "ctrl+z")
        assert typed(session) == ("a", "", "")
        await session.press("ctrl+r", "escape")
        assert await begun(session) == {}


async def test_a_pair_that_the_filter_hides_is_turned_to_all_the_same(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "held"}, {}]) as session:
        await session.db(session.desk.look_at, View(Filter(status="held")))
        await session.press("y", "a", "tab", "b", "ctrl+s")
        await session.sees("3/3", "#3 is stored")
        assert session.desk.view == View()


async def test_a_paste_is_cleaned_and_nothing_hidden_is_drawn(desk_on: DeskOn) -> None:
    hostile = "a\x1b[31mb\r\nc\x07 \u202e[/] [@click=app.quit]x[/]\x00"
    async with desk_on([{}]) as session:
        await session.press("y")
        for _ in range(3):
            await session.paste(hostile)
            assert not INVISIBLE.search(session.text.replace("\n", ""))
            await session.press("tab")
        await session.press("ctrl+s")
        pair = await session.pair(2)
        assert pair.output == pair.prompt
        assert pair.output.startswith("a␛[31mb\nc␇")
        assert pair.category == "a␛[31mb"
        for text in (pair.output, pair.category):
            assert not INVISIBLE.search(text.replace("\n", ""))


async def test_the_outside_editor_takes_the_text_that_is_written_in(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def edited(app: object, handed: Handed, command: str, keep: Keep) -> None:
        await keep(f"{handed.text} edited")

    monkeypatch.setattr(outside_editor, "edit_outside", edited)
    async with desk_on([]) as session:
        await session.press("y", "a", "ctrl+o", "tab", "b", "ctrl+o", "tab", "ctrl+o")
        assert typed(session) == ("a edited", "b edited", "")
        await session.sees("$EDITOR takes the output or the prompt")
        assert (await begun(session))["prompt"] == "b edited"


async def test_in_a_window_too_small_what_is_typed_is_kept_and_nothing_is_stored(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b")
        await session.resize(40, 10)
        await session.burst("c", "ctrl+s", "ctrl+n", "ctrl+r", "ctrl+t", "tab", "d")
        assert session.screen == "WriteScreen"
        await session.resize(120, 40)
        assert typed(session) == ("a", "bcd", "")
        assert await session.statuses() == ["new"]
        await session.resize(40, 10)
        await session.press("escape")
        assert session.screen == "CurateScreen"
        assert (await begun(session))["prompt"] == "bcd"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_every_field_is_in_sight_in_every_size(desk_on: DeskOn, size: tuple[int, int]) -> None:
    project = Project(voice=Voice(description="Short and plain. " * 12))
    async with desk_on([], project=project, size=size) as session:
        await session.press("y", "a", "tab", "b", "tab", "c", "tab")
        await session.sees(
            "EDIT", "── output", "── prompt", "category", "answer", "F1 help", "Short and plain"
        )
        for name in ("output", "prompt"):
            assert session.app.screen.query_one(f"#{name}").size.height >= 2
        assert session.app.screen.query_one("#category").size.width >= 20


async def test_a_draft_that_comes_late_does_not_outlive_the_pair(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_on([{}]) as session:
        await session.press("y", "a", "tab", "b")
        screen = session.app.screen
        assert isinstance(screen, WriteScreen)
        write = session.desk.write

        def stored_while_a_draft_is_due(texts: dict[str, str]) -> int:
            session.app.call_from_thread(screen.call_later, screen.keep_draft)
            return write(texts)

        monkeypatch.setattr(session.desk, "write", stored_while_a_draft_is_due)
        await session.press("ctrl+s")
        assert (await session.pair(2)).output == "a"
        assert await begun(session) == {}
