"""Import: how a file is understood, seen and changed before anything of it is stored."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from tui.actions import with_keys
from tui.core.errors import PairsmithError
from tui.core.text import one_line, visible
from tui.formats.field_names import fold
from tui.formats.mapping import TARGETS, mapping_words
from tui.formats.reading import UNKNOWN_FORM
from tui.jobs.first_fields import Fields, first_fields
from tui.jobs.import_file import ImportSummary, refuse_binary
from tui.jobs.preview_import import Preview, preview_import
from tui.jobs.progress import StoppedError
from tui.screens.ask import AskScreen
from tui.screens.curate_actions import CurateActions
from tui.screens.importing import ImportScreen, reading_file, summary_words
from tui.screens.preview_lines import READ_FIRST, preview_lines
from tui.screens.text_screen import TextScreen
from tui.widgets.line_input import Complete, among
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import wrap

_NOT_READ_YET = "the file is still being read; what would come in is shown in a moment"

_HINT = "Enter takes it; empty: no mapping"

_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "prompt": ("messages",),
    "output": ("messages",),
    "messages": ("prompt", "output"),
}
"""Ours to what it takes the place of."""


class ImportPreviewScreen(TextScreen):
    """Shows what would come in; one key imports it, others choose which field is meant."""

    CONTEXT = "preview"

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._mapping: Mapping[str, str] = {}
        self._says = "by their names"
        """Why the fields are read as they are."""
        self._preview: Preview | None = None
        self._wrong = ""
        self._stop = threading.Event()

    async def on_mount(self) -> None:
        """Begin to read, with a saved mapping where one fits."""
        self.run_worker(self._begin(), group="reading")

    def on_unmount(self) -> None:
        """Reading does not outlive the screen."""
        self._stop.set()

    async def _begin(self) -> None:
        try:
            fields = await asyncio.to_thread(lambda: reading_file(self._path, self._first_fields))
            if saved := await self.db(self.desk.store.mappings.fitting, fields.folded):
                self._mapping, self._says = saved, "mapping as saved before"
        except PairsmithError as error:
            self._wrong = str(error)
        await self._read()
        if self._preview is not None and _says_nothing(self._preview) and not self._mapping:
            await self.start(self._ask_for_all(self._preview.fields.proposed or ("prompt", "output")))

    def _first_fields(self, stream: BinaryIO) -> Fields:
        refuse_binary(stream, self._path.name)
        return first_fields(stream)

    async def _read(self, message: str = "") -> None:
        """Read the beginning of the file, with the mapping as it is now."""
        if self._wrong:
            await self.draw()
            return
        mapping, stop = self._mapping, self._stop
        try:
            self._preview = await asyncio.to_thread(
                lambda: reading_file(
                    self._path,
                    lambda stream: preview_import(
                        stream, self._path.name, mapping, limit=READ_FIRST, should_stop=stop.is_set
                    ),
                )
            )
        except StoppedError:
            return
        except PairsmithError as error:
            self._preview, self._wrong = None, str(error)
        self.message = message
        await self.draw()

    async def draw(self) -> None:
        """Draw, unless the screen was left while the file was being read."""
        if self.query("#text"):
            await super().draw()

    # What is meant

    async def action_choose(self, ours: str) -> None:
        """Choose the field that is meant."""
        if self._preview is not None:
            await self.start(self._ask_for_all((ours,)))

    async def action_choose_other(self) -> None:
        """Choose what of ours, then the field that is meant."""
        if self._preview is not None:
            await self.start(self._ask_for_other())

    async def action_by_names(self) -> None:
        """Without a mapping."""
        if self._preview is not None:
            await self.start(self._map({}, "by their names"))

    async def action_save(self) -> None:
        """Keep the mapping for files with the same fields."""
        if self._preview is None or not self._mapping:
            self.tell("there is no mapping to save: the fields are read by their own names")
            return
        fields = self._preview.fields.to_save(self._mapping)
        await self.db(self.desk.store.mappings.save, fields, self._mapping)
        self._says = "mapping, saved"
        await self.draw()
        self.tell(f"saved: files with the fields {', '.join(fields)} are read with {self._words}")

    @property
    def _words(self) -> str:
        return mapping_words(self._mapping)

    async def _ask_for_all(self, wanted: Iterable[str]) -> None:
        """Ask for one after the other; no answer leaves the rest."""
        for ours in wanted:
            if not await self._ask_for(ours):
                return

    async def _ask_for_other(self) -> None:
        others = [ours for ours in TARGETS if ours not in _INSTEAD]
        ours = await self.ask(AskScreen("Which of these is to be read from a field", "", among(others)))
        if ours and fold(ours) in others:
            await self._ask_for(fold(ours))
        elif ours:
            self.tell(f"{visible(ours)} is none of these: {', '.join(others)}")

    async def _ask_for(self, ours: str) -> bool:
        """Ask for the field that is meant by one of ours; says whether there was an answer."""
        assert self._preview is not None
        fields, read_as = self._preview.fields, self._preview.read_as
        # Typed and drawn without what a terminal acts on; a name is found again by that form.
        names = {visible(name): name for name in fields.names}
        taken = set(self._mapping.values())
        proposed = [name for one, name in fields.proposed.items() if one == ours and fold(name) not in taken]
        start = visible(next(iter([*read_as.get(ours, ()), *proposed]), ""))
        question = AskScreen(f"Which field holds the {ours}?", start, _all_first(list(names), start), _HINT)
        answer = await self.ask(question)
        if answer is None:
            return False
        typed = answer.strip()
        chosen = next((name for shown, name in names.items() if fold(shown) == fold(typed)), None)
        if typed and chosen is None:
            self.tell(f"the file has no field {visible(typed)}; it has {', '.join(names)}")
            return False
        await self._map(_with(self._mapping, ours, chosen), "mapping as you chose it")
        return True

    async def _map(self, mapping: Mapping[str, str], says: str) -> None:
        self._mapping, self._says = mapping, says if mapping else "by their names"
        await self._read()

    # Importing

    async def action_run(self) -> None:
        """Import the file."""
        found = self._preview
        if found is None:
            self.tell(self._wrong or _NOT_READ_YET)
        elif found.whole and found.read and not found.usable:
            ways = "<preview.choose_prompt> and <preview.choose_output> choose the fields"
            self.tell(with_keys(f"nothing of this file could come in: {ways}, <preview.back> goes back"))
        else:
            await self.start(self._run())

    async def _run(self) -> None:
        store = self.desk.store
        summary = await self.ask(ImportScreen(self._path, store, self._mapping))
        await self.db(self.desk.refresh)
        if summary is None:
            self.tell("import stopped; nothing was stored")
            return
        self._leave_with(summary)

    def _leave_with(self, summary: ImportSummary) -> None:
        main = self.app.screen_stack[0]
        assert isinstance(main, CurateActions)
        self.app.pop_screen()
        main.tell(summary_words(summary))
        main.start_indexing()

    # What is seen

    def heading(self) -> str:
        """Which file."""
        return f"Import · {one_line(self._path.name, 60)}"

    async def lines(self, width: int) -> list[Line]:
        """How the file is understood, or why it can't be read."""
        if self._preview is not None:
            return preview_lines(self._preview, self._says, width)
        words = self._wrong or "reading …"
        return [BLANK, *(((f" {line}", "text"),) for line in wrap(words, width - 2))]


def _says_nothing(found: Preview) -> bool:
    """Whether nothing can be used as the names of the fields say nothing."""
    first = found.first_reject
    return not found.usable and first is not None and first.reason.startswith(UNKNOWN_FORM)


def _with(mapping: Mapping[str, str], ours: str, chosen: str | None) -> dict[str, str]:
    """A mapping with one field chosen, or left to its name; nothing else keeps the same field."""
    gone = {ours, *(_INSTEAD.get(ours, ()) if chosen else ())}
    kept = {name: theirs for name, theirs in mapping.items() if name not in gone}
    if chosen is None:
        return kept
    theirs = fold(chosen)
    return {**{name: other for name, other in kept.items() if other != theirs}, ours: theirs}


def _all_first(names: Sequence[str], start: str) -> Complete:
    """Completion that lists every name until something else is typed."""
    fitting = among(names)
    return lambda typed: names if typed == start else fitting(typed)
