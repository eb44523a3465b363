"""Export: what would be written and what stays out, seen before a file is touched."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from tui.actions import Action, key_of, with_keys
from tui.core.errors import PairsmithError
from tui.core.export_choice import ExportChoice, as_before
from tui.core.text import plural
from tui.formats.writing import FORMATS
from tui.jobs.export import Plan, Wanted, plan_export
from tui.jobs.export_folder import WaysOn, foreign_files, write_export
from tui.jobs.overlap import compare_included
from tui.jobs.progress import ShouldStop, StoppedError
from tui.screens.ask import AskScreen, path_of
from tui.screens.background import Background, ProgressOf
from tui.screens.export_lines import draft_lines, finding_lines, plan_lines, setting, way_on
from tui.screens.menu import MenuScreen, numbered
from tui.screens.text_screen import TextScreen
from tui.store.drafts import Draft
from tui.store.store import Store
from tui.templates.template import template_names
from tui.widgets.line_pane import LinePane
from tui.widgets.lines import BLANK, Line

_NO_TEMPLATE = "none"


class ExportScreen(TextScreen):
    """Shows the plan; one key writes it, another opens the pair that keeps it from being written."""

    CONTEXT = "export"

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path("export")
        self._allow = False
        self._force = False
        self._plan: Plan | None = None
        self._marked = 0
        self._marked_line = 0
        self._in_the_way: list[str] = []
        self._drafts: list[Draft] = []
        self._begun = False
        self._times_written = 0

    def offers(self, action: Action) -> bool:
        """Whether it can be done with what the plan has found."""
        plan = self._plan
        there = {
            "open": plan is not None and bool(plan.findings),
            "allow": plan is not None and bool(plan.problems),
            "force": bool(self._in_the_way),
        }
        return there.get(action.call, True) and super().offers(action)

    def on_mount(self) -> None:
        """Make the plan."""
        self._work(self._prepare())

    @cached_property
    def _job(self) -> Background:
        return Background(self.desk.store, self.tell)

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that takes long; other keys wait for nothing meanwhile."""
        self.run_worker(self._worked(work), group="export")

    async def _worked(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except StoppedError:
            self.tell("stopped; nothing was written")
        except PairsmithError as error:
            self.fail(error)

    async def _prepare(self) -> None:
        store = self.desk.store
        latest = await self.db(store.exports.latest)
        self._folder = Path(latest.folder) if latest else store.path.resolve().parent / "export"
        if self.desk.export_as is None:
            self.desk.export_as = as_before(latest.manifest if latest else {})
        self._drafts = await self.db(store.drafts.all)
        self._begun = bool(await self.db(store.drafts.begun))
        await self._make_plan()

    @property
    def _choice(self) -> ExportChoice:
        return self.desk.export_as or ExportChoice()

    async def _make_plan(self) -> None:
        project, choice = self.desk.project, self._choice

        def plan(store: Store, progress_of: ProgressOf, should_stop: ShouldStop) -> Plan:
            compare_included(store, progress_of("comparing the included pairs"), should_stop)
            wanted = Wanted.by(project, choice)
            return plan_export(store, wanted, progress_of("checking the pairs"), should_stop)

        self._plan = await self._job.run(plan)
        self._marked = min(self._marked, max(len(self._plan.findings) - 1, 0))
        await self._look_into_folder()

    async def _look_into_folder(self, message: str = "") -> None:
        try:
            self._in_the_way = await asyncio.to_thread(foreign_files, self._folder)
        except OSError:
            self._in_the_way = []  # Writing says what is wrong with the folder.
        await self._redraw(message)

    def action_write(self) -> None:
        """Write the files."""
        if (plan := self._ready()) is not None:
            self._work(self._write(plan))

    def _ready(self) -> Plan | None:
        """The plan, where one is made and nothing is under way."""
        if self._job.busy:
            self.tell(with_keys("the export is still being worked on; <export.back> stops that"))
            return None
        return self._plan

    async def _write(self, plan: Plan) -> None:
        allow = plan.codes if self._allow else ()

        def write(store: Store, progress_of: ProgressOf, should_stop: ShouldStop) -> dict[str, Any]:
            return write_export(
                store,
                plan,
                self._folder,
                allow=allow,
                force=self._force,
                ways=_ways_on(),
                progress=progress_of("writing the rows"),
                should_stop=should_stop,
            )

        try:
            manifest = await self._job.run(write)
        except PairsmithError:
            if await self.db(self.desk.store.journal.mark) != plan.mark:
                await self._make_plan()
            raise
        self._times_written += 1
        again = f" again, {self._times_written} times by now" if self._times_written > 1 else ""
        files = plural(len(manifest["files"]), "file")
        trainers = len(manifest["documents"]) - 1
        others = f"{trainers} for trainers, README.md" if trainers else "README.md"
        await self._look_into_folder(f"written{again}: {files}, {others} and manifest.json in {self._folder}")

    def action_scroll_line(self, direction: int) -> None:
        """Another problem, or another line where there is none."""
        found = self._plan.findings if self._plan else []
        if not found:
            self.query_one("#text", LinePane).scroll_lines(direction, 1)
            return
        self._marked = min(max(self._marked + direction, 0), len(found) - 1)
        self.message = ""
        self.call_later(self._draw_marked)

    async def _draw_marked(self) -> None:
        await self.draw()
        for pane in self.query("#text").results(LinePane):
            below = self._marked_line + 2 - pane.size.height
            if below > 0:
                pane.show(pane.lines, top=below)

    async def action_open(self) -> None:
        """Go to the pair of the marked problem, to mend it."""
        plan = self._ready()
        if plan is None:
            return
        if not plan.findings:
            self.tell(with_keys("there is no problem to open; <export.write> writes the files"))
            return
        await self.db(self.desk.go_to, plan.findings[self._marked].pair_id)
        self.app.pop_screen()

    async def action_folder(self) -> None:
        """Choose the folder."""
        await self.start(self._choose_folder())

    async def _choose_folder(self) -> None:
        answer = await self.ask(AskScreen("Export to", str(self._folder), go_on=True))
        if answer and answer.strip() and path_of(answer) != self._folder:
            # Leave to overwrite was given for what stood in the folder before.
            self._folder, self._force, self._times_written = path_of(answer), False, 0
            await self._look_into_folder()

    async def action_format(self) -> None:
        """Choose the format."""
        if self._ready() is not None:
            await self.start(self._choose_format())

    async def _choose_format(self) -> None:
        now = self._choice.format
        question = MenuScreen("Format of the training files", numbered(FORMATS), now=now)
        if chosen := await self.ask(question):
            self._choose(format=chosen)

    def _choose(self, **chosen: Any) -> None:
        """Plan with another choice."""
        self.desk.export_as = replace(self._choice, **chosen)
        self._work(self._make_plan())

    async def action_template(self) -> None:
        """Choose the chat template that the set is to be trained with."""
        if self._ready() is not None:
            await self.start(self._choose_template())

    async def _choose_template(self) -> None:
        named = self._plan.wanted.template if self._plan else None
        names = [_NO_TEMPLATE, *template_names(self.desk.project.templates)]
        title = "Chat template that it is trained with; the rows are written without one"
        question = MenuScreen(title, numbered(names), now=named.name if named else _NO_TEMPLATE)
        if chosen := await self.ask(question):
            self._choose(template="" if chosen == _NO_TEMPLATE else chosen)

    def action_cumulative(self) -> None:
        """Let the file of a phase hold the phases before it too, or not."""
        if self._ready() is not None:
            self._choose(cumulative=not self._choice.cumulative)

    async def action_allow(self) -> None:
        """Write in spite of the problems, or not."""
        problems = self._plan is not None and self._plan.problems
        self._allow = bool(problems) and not self._allow
        await self._redraw("" if problems else "there are no problems to allow")

    async def action_force(self) -> None:
        """Overwrite what stands in the folder, or not."""
        await self._look_into_folder()
        self._force = bool(self._in_the_way) and not self._force
        await self._redraw("" if self._in_the_way else f"nothing is in the way in {self._folder}")

    def action_back(self) -> None:
        """Stop what is under way, or go back; without a plan there is nothing to stay for."""
        self._job.stop()
        if self._plan is None or not self._job.busy:
            self.app.pop_screen()

    async def flush(self) -> None:
        """Stop, and give the database back: whoever leaves still writes to it."""
        self._job.stop()
        await self._job.ended()

    def on_unmount(self) -> None:
        """An export does not outlive its screen."""
        self._job.stop()

    async def _redraw(self, message: str = "") -> None:
        self.message = message
        await self.draw()

    def heading(self) -> str:
        """What is seen here."""
        return "Export"

    async def lines(self, width: int) -> list[Line]:
        """Where to and how, then the plan."""
        if self._plan is None:
            return []
        wanted = self._plan.wanted
        lines = [*setting("to", str(self._folder), width), *setting("format", wanted.format, width)]
        phases = (
            "each file holds the phases before it too" if wanted.cumulative else "each in a file by itself"
        )
        lines += setting("phases", phases, width)
        if wanted.template:
            lines += setting("template", f"{wanted.template.name}; the rows are written without it", width)
        if self._in_the_way:
            lines += setting("in the way", way_on(self._in_the_way, overwrite=self._force), width)
        lines += draft_lines(self._drafts, width)
        if self._begun:
            lines += setting("begun", "a new pair is not stored yet and in no file", width, "critical")
        lines += [BLANK, *plan_lines(self._plan, width)]
        found, at = finding_lines(self._plan, width, allowed=self._allow, marked=self._marked)
        self._marked_line = len(lines) + 1 + at
        return [*lines, BLANK, *found] if found else lines


def _ways_on() -> WaysOn:
    """What to press to write in spite of what is in the way."""
    allow, force = key_of("export.allow"), key_of("export.force")
    return WaysOn(f"press {allow} to write all the same", f"press {force} to write all the same")
