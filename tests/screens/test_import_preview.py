"""Before an import: how the file is understood is seen, changed and saved, and nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from rich.cells import cell_len

from tests.screens.pilots import DeskOn, Session, session_on
from tests.screens.test_hostile_text import CONTROLS, HOSTILE, assert_clean
from tui.core.pair import Pair
from tui.jobs.progress import ShouldStop, StoppedError
from tui.screens import import_preview
from tui.store.store import Store
from tui.widgets.line_pane import LinePane

Write = Callable[..., Path]

TABLE = "Nr;Frage;Antwort;Thema\n1;Wo ist der Kasten?;In Zone 13.;docks\n2;;leer;x\n"

TALK = [{"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write("a.jsonl", record, "a line")``: a file."""

    def make(name: str, *lines: Any) -> Path:
        path = tmp_path / name
        path.write_text("".join(line if isinstance(line, str) else f"{json.dumps(line)}\n" for line in lines))
        return path

    return make


async def look_at(session: Session, path: Path) -> None:
    await session.press("I")
    await session.paste(str(path))
    await session.press("enter")


async def pairs_of(session: Session) -> list[Pair]:
    return await session.db(lambda: list(session.desk.store.pairs.every()))


async def test_how_a_file_is_understood_is_shown_and_nothing_is_stored(desk_on: DeskOn, write: Write) -> None:
    records = [{"Question": f"p {number}", "Answer": f"o {number}", "ticket": 7} for number in range(4)]
    async with desk_on([]) as session:
        await look_at(session, write("faq.jsonl", *records, '{"Question": "no answer"}\n'))
        assert session.screen == "ImportPreviewScreen"
        await session.sees(
            "Import · faq.jsonl", "JSONL: one object a line", "prompt-output", "4 of 5 records"
        )
        await session.sees("prompt ← Question", "output ← Answer", "beside ticket", "by their names")
        await session.sees("1; the first at 5: no prompt with an output", "p 0", "o 0", "p 2", "o 2")
        assert "p 3" not in session.text
        await session.press("escape")
        assert session.screen == "CurateScreen"
        assert await pairs_of(session) == []
        assert await session.db(session.desk.store.rejects.ids) == []


async def test_a_file_whose_names_say_nothing_asks_for_prompt_and_output_at_once(
    desk_on: DeskOn, write: Write
) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("faq.csv", TABLE))
        await session.sees(
            "Which field holds the prompt?", "its fields Nr, Frage, Antwort, Thema", "0 of 2 records"
        )
        await session.press("enter")
        await session.sees("Which field holds the output?", "Antwort")
        await session.press("enter")
        await session.sees("mapping as you chose it", "prompt ← Frage", "output ← Antwort", "1 of 2 records")
        await session.press("enter")
        await session.sees("1 pair stored, 0 already there, 1 rejected; L shows why")
        (pair,) = await pairs_of(session)
        assert (pair.prompt, pair.output, pair.extra) == (
            "Wo ist der Kasten?",
            "In Zone 13.",
            {"Nr": "1", "Thema": "docks"},
        )


async def test_a_field_with_whole_conversations_is_asked_for_where_there_is_one(
    desk_on: DeskOn, write: Write
) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("talk.jsonl", {"id": 1, "gespräch": TALK}))
        await session.sees("Which field holds the messages?", "gespräch")
        await session.press("enter", "enter")
        await session.sees("1 pair stored")
        (pair,) = await pairs_of(session)
        assert (pair.prompt, pair.output) == ("u", "a")


async def test_no_answer_leaves_the_file_as_it_is_and_imports_nothing(desk_on: DeskOn, write: Write) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("faq.csv", TABLE))
        await session.press("escape")
        assert session.screen == "ImportPreviewScreen"
        await session.press("enter")
        await session.sees("nothing of this file could come in: p and o choose the fields")
        assert await pairs_of(session) == []


async def test_any_field_of_ours_can_be_chosen_and_the_examples_follow(desk_on: DeskOn, write: Write) -> None:
    record = {"prompt": "first words", "output": "o", "long": "other words", "Thema": "docks"}
    async with desk_on([]) as session:
        await look_at(session, write("a.jsonl", record))
        await session.sees("first words")
        await session.press("p")
        await session.type("long")
        await session.press("enter")
        await session.sees("prompt ← long", "other words", "beside prompt, Thema")
        assert "first words" not in session.text
        await session.press("f")
        await session.type("category")
        await session.press("enter")
        await session.type("th")
        await session.press("tab", "enter")
        await session.sees("category ← Thema")
        await session.press("x")
        await session.sees("by their names", "prompt ← prompt", "first words", "beside long, Thema")
        await session.press("enter")
        (pair,) = await pairs_of(session)
        assert (pair.prompt, pair.category) == ("first words", None)


async def test_one_field_is_read_as_one_thing_and_an_empty_answer_takes_a_choice_back(
    desk_on: DeskOn, write: Write
) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("a.jsonl", {"prompt": "p p", "output": "o o", "x": TALK}))
        for key, name in (("p", "output"), ("o", "prompt")):
            await session.press(key)
            await session.type(name)
            await session.press("enter")
        await session.sees("prompt ← output", "output ← prompt")
        await session.press("m")
        await session.type("x")
        await session.press("enter")
        await session.sees("messages ← x", "beside prompt, output")
        await session.press("m", "backspace", "enter")
        await session.sees("by their names", "prompt ← prompt", "output ← output")


async def test_a_field_that_the_file_does_not_have_is_said(desk_on: DeskOn, write: Write) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("a.jsonl", {"prompt": "p", "output": "o"}))
        await session.press("p")
        await session.type("nope")
        await session.press("enter")
        await session.sees("the file has no field nope; it has prompt, output", "by their names")
        await session.press("f")
        await session.type("score")
        await session.press("enter")
        await session.sees("score is none of these: system, history, status")


async def test_a_saved_mapping_is_used_for_the_next_file_with_these_fields(
    desk_on: DeskOn, write: Write
) -> None:
    other = "Nr;Frage;Antwort;Thema;Datum\n7;Wer schließt ab?;Die Nachtleitung.;x;heute\n"
    async with desk_on([]) as session:
        await look_at(session, write("faq.csv", TABLE))
        await session.press("enter", "enter", "s")
        await session.sees(
            "saved: files with the fields antwort, frage, nr, thema are read with prompt <- frage"
        )
        await session.press("escape")
        await look_at(session, write("other.csv", other))
        await session.sees("mapping as saved before", "prompt ← Frage", "Wer schließt ab?", "1 of 1 record")
        await session.press("enter")
        await session.sees("1 pair stored")


async def test_without_a_mapping_there_is_none_to_save(desk_on: DeskOn, write: Write) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("a.jsonl", {"prompt": "p", "output": "o"}))
        await session.press("s")
        await session.sees("there is no mapping to save")
        assert await session.db(session.desk.store.meta.get, "mappings") is None


async def test_what_was_rejected_is_mended_with_the_mapping_of_its_file(
    desk_on: DeskOn, write: Write
) -> None:
    async with desk_on([]) as session:
        await look_at(session, write("faq.csv", TABLE))
        await session.press("enter", "enter", "enter", "L", "enter")
        await session.sees('"Frage": ""', '"Antwort": "leer"')
        editor = session.app.screen.query_one("#editor")
        editor.replace_all(editor.typed.replace('""', '"Wie?"'))  # type: ignore[attr-defined]
        await session.press("ctrl+s")
        await session.sees("taken in: 1 pair stored")
        assert (await session.pair(2)).prompt == "Wie?"


async def test_of_a_large_file_only_the_beginning_is_read_and_that_is_said(
    desk_on: DeskOn, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_preview, "READ_FIRST", 3)
    records = [{"prompt": f"p {number}", "output": "o"} for number in range(5)]
    async with desk_on([]) as session:
        await look_at(session, write("a.jsonl", *records))
        await session.sees("3 of the first 3; the rest is read by the import")
        await session.press("enter")
        await session.sees("5 pairs stored")


class Slow:
    """Takes the place of ``preview_import``: reads on until it is told to stop."""

    def __init__(self) -> None:
        self.running, self.ended = Event(), Event()

    def __call__(self, *_: object, should_stop: ShouldStop, **options: object) -> None:
        self.running.set()
        while not should_stop():
            pass
        self.ended.set()
        raise StoppedError


async def test_a_file_that_is_still_being_read_can_be_left_and_not_yet_imported(
    desk_on: DeskOn, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    monkeypatch.setattr(import_preview, "preview_import", slow)
    async with desk_on([]) as session:
        await session.press("I")
        await session.paste(str(write("a.jsonl", {"prompt": "p", "output": "o"})))
        session.send("enter")
        await session.until(slow.running.is_set, "reading")
        for key in ("enter", "p", "f", "x", "s"):
            session.send(key)
        session.send("escape")
        await session.stands_on("CurateScreen")
        await session.until(slow.ended.is_set, "the reading, stopped")
        assert await pairs_of(session) == []


async def test_names_and_texts_from_a_file_are_drawn_safely(desk_on: DeskOn, write: Write) -> None:
    name = f"field {CONTROLS}"
    hostile = {name: f"text {HOSTILE} and more", f"b {HOSTILE}": "short", "n": 1}
    async with desk_on([]) as session:
        await look_at(session, write("a[bold.jsonl", hostile, f"{{{HOSTILE}\n"))
        assert_clean(session)
        await session.sees("Which field holds the prompt?")
        await session.press("enter")
        assert_clean(session)
        await session.press("enter")
        await session.sees("mapping as you chose it", "1 of 2 records")
        assert_clean(session)
        await session.press("s")
        assert_clean(session)
        await session.press("enter", "L")
        assert_clean(session)
        (pair,) = await pairs_of(session)
        assert pair.prompt == hostile[name]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 16), (200, 60)])
async def test_every_size_shows_what_matters_and_no_line_is_too_wide(
    database: Path, write: Write, size: tuple[int, int]
) -> None:
    record = {"Frage" * 30: "漢字 words " * 400, "Antwort": "o" * 3000, "漢字" * 40: "docks"}
    path = write("a.jsonl", record)
    async with session_on(database, size=size) as session:
        await look_at(session, path)
        await session.press("enter", "enter")
        await session.sees("1 of 1 record", "prompt", "mapping as you chose it", "Enter import", "? help")
        pane = session.app.screen.query_one("#text", LinePane)
        assert max(cell_len("".join(text for text, _ in line)) for line in pane.lines) <= pane.line_width
        before = session.text
        for width, height in ((40, 10), (1, 1), size):
            await session.resize(width, height)
            assert len(session.rows) == height
        assert session.text == before
        await session.press("j", "k", "pagedown", "pageup", "escape")
        assert session.screen == "CurateScreen"


async def test_a_saved_mapping_of_another_session_counts(database: Path, write: Write) -> None:
    with Store.open(database, create=True) as store:
        store.mappings.save(["frage", "antwort"], {"prompt": "antwort", "output": "frage"})
    async with session_on(database) as session:
        await look_at(session, write("faq.csv", TABLE))
        await session.sees("mapping as saved before", "prompt ← Antwort", "output ← Frage")
