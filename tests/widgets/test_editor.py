"""The editor: quiet, plain, and what is pasted into it is clean."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Paste
from textual.pilot import Pilot

from tui.core.text import INVISIBLE
from tui.widgets.editor import Editor


class EditorApp(App[None]):
    """One editor, under an app that has a key for Esc."""

    BINDINGS = [Binding("escape", "leave")]  # noqa: RUF012
    left = False

    def compose(self) -> ComposeResult:
        yield Editor()

    def action_leave(self) -> None:
        self.left = True


@asynccontextmanager
async def editor_on(text: str = "") -> AsyncIterator[tuple[Pilot[None], Editor]]:
    app = EditorApp()
    async with app.run_test(size=(60, 12)) as pilot:
        editor = app.query_one(Editor)
        editor.load(text)
        editor.focus()
        await pilot.pause()
        yield pilot, editor


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x1b]52;c;eA==\x07", "␛]52;c;eA==␇"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\u202eb\u200bc", "a⟨U+202E⟩b⟨U+200B⟩c"),
        ("tab\tstays, 漢字 and 👩\u200d👧 too", "tab\tstays, 漢字 and 👩\u200d👧 too"),
    ],
)
async def test_what_is_pasted_is_clean(pasted: str, kept: str) -> None:
    async with editor_on() as (pilot, editor):
        editor.post_message(Paste(pasted))
        await pilot.pause()
        assert editor.text == kept
        assert not INVISIBLE.search(editor.text.replace("\n", "").replace("\t", ""))


async def test_a_paste_takes_the_place_of_what_is_selected_and_can_be_undone() -> None:
    async with editor_on("scan the label") as (pilot, editor):
        editor.select_all()
        editor.post_message(Paste("hold the button"))
        await pilot.pause()
        assert editor.text == "hold the button"
        await pilot.press("ctrl+z")
        assert editor.text == "scan the label"


async def test_escape_is_left_to_the_screen_and_does_not_move_the_focus() -> None:
    async with editor_on("scan") as (pilot, editor):
        await pilot.press("escape")
        assert isinstance(pilot.app, EditorApp)
        assert pilot.app.left
        assert editor.has_focus
        assert editor.text == "scan"


async def test_typing_tab_and_enter_are_text() -> None:
    async with editor_on() as (pilot, editor):
        await pilot.press("q", "1", "enter", "tab", "x")
        assert editor.text == "q1\n    x"


async def test_nothing_blinks() -> None:
    async with editor_on("scan") as (_, editor):
        assert not editor.cursor_blink


async def test_markup_is_text() -> None:
    async with editor_on("[/] [@click=app.quit]x[/]") as (_, editor):
        assert editor.text == "[/] [@click=app.quit]x[/]"


@pytest.mark.parametrize(
    "text", ["x" * 20_001, "漢" * 7_000, "\n" * 20_001, "word " * 4_001, "a line\n" * 80_000]
)
async def test_what_can_not_be_wrapped_in_time_is_not_and_stays_as_it_is(text: str) -> None:
    async with editor_on(text) as (pilot, editor):
        assert not editor.soft_wrap
        await pilot.press("!")
        assert editor.typed == f"{text}!"
        editor.load("a short text")
        assert editor.soft_wrap
        editor.post_message(Paste(text))
        await pilot.pause()
        assert not editor.soft_wrap
        assert editor.typed == f"a short text{text}"


@pytest.mark.parametrize("text", ["", "x" * 20_000, "漢字 " * 2_000, "a line\n" * 20_000])
async def test_everything_else_is_wrapped(text: str) -> None:
    async with editor_on(text) as (_, editor):
        assert editor.soft_wrap
