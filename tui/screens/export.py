"""Export: what would be written and what stays out, seen before a file is touched."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tui.core.text import plural
from tui.formats.writing import FORMATS
from tui.jobs.export import EVAL, INCLUDED, WHY_LEFT_OUT, Plan
from tui.jobs.export_folder import write_export
from tui.screens.ask import AskScreen, path_of
from tui.screens.base import bindings
from tui.screens.menu import MenuScreen
from tui.screens.text_screen import TextScreen
from tui.widgets.line_pane import BLANK, Line
from tui.widgets.wrap import wrap

_PROBLEMS_SHOWN = 12


class ExportScreen(TextScreen):
    """Shows the plan; one key writes it."""

    CONTEXT = "export"
    BINDINGS: ClassVar[list[BindingType]] = bindings("export")

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path("export")
        self._format = "messages"
        self._allow = False
        self._force = False
        self._plan: Plan | None = None

    async def on_mount(self) -> None:
        """Make the plan."""
        await self.told(self._prepare())

    async def _prepare(self) -> None:
        latest = await self.db(self.desk.store.exports.latest_folder)
        self._folder = Path(latest) if latest else self.desk.store.path.resolve().parent / "export"
        await self._make_plan()

    async def _make_plan(self) -> None:
        self._plan = await self.db(self.desk.plan_export, self._format)
        await self._redraw()

    async def action_write(self) -> None:
        """Write the files."""
        if self._plan is None:
            return
        project = self.desk.project
        manifest = await self.db(
            write_export,
            self.desk.store,
            self._plan,
            self._folder,
            voice=project.voice,
            seed=project.export.seed,
            allow=self._plan.codes if self._allow else (),
            force=self._force,
        )
        self.tell(f"written: {plural(len(manifest['files']), 'file')} and manifest.json in {self._folder}")

    async def action_folder(self) -> None:
        """Choose the folder."""
        await self.start(self._choose_folder())

    async def _choose_folder(self) -> None:
        answer = await self.ask(AskScreen("Export to", str(self._folder), go_on=True))
        if answer and answer.strip():
            self._folder = path_of(answer)
            await self._redraw()

    async def action_format(self) -> None:
        """Choose the format."""
        await self.start(self._choose_format())

    async def _choose_format(self) -> None:
        question = MenuScreen("Format of the training files", list(FORMATS), now=self._format)
        if chosen := await self.ask(question):
            self._format = chosen
            await self._make_plan()

    async def action_allow(self) -> None:
        """Write in spite of the problems, or not."""
        self._allow = not self._allow
        await self._redraw()

    async def action_force(self) -> None:
        """Overwrite what stands in the folder, or not."""
        self._force = not self._force
        await self._redraw()

    async def _redraw(self) -> None:
        self.message = ""
        await self.draw()

    def heading(self) -> str:
        """What is seen here."""
        return "Export"

    async def lines(self, width: int) -> list[Line]:
        """Where to and how, then the plan."""
        if self._plan is None:
            return []
        target = [
            *_setting("to", str(self._folder), width),
            *_setting("format", self._format, width),
            *_setting("in the way", "is overwritten" if self._force else "keeps it from starting", width),
        ]
        return [*target, BLANK, *plan_lines(self._plan, width, allowed=self._allow)]


def plan_lines(plan: Plan, width: int, *, allowed: bool) -> list[Line]:
    """Files with their rows, what stays out and why, and what is wrong."""
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(plan.statuses.items()))
    lines: list[Line] = [((" the set: ", "heading"), (statuses or "empty", "text")), BLANK]
    lines.append(((" would be written", "heading"),))
    lines += [
        ((f"   {name:<28}", "text"), (f"{plural(len(pairs), 'row'):>12}", "flag-on"))
        for name, pairs in plan.files.items()
    ]
    if not plan.files.keys() & {INCLUDED, EVAL}:
        lines.append((("   nothing to train on: no pair is included yet", "held"),))
    if plan.left_out:
        lines += [BLANK, ((" stays out", "heading"),)]
        lines += [
            ((f"   {WHY_LEFT_OUT[status]:<28}", "dim"), (f"{plural(count, 'pair'):>12}", "dim"))
            for status, count in plan.left_out.items()
        ]
    return [*lines, *_problem_lines(plan, width, allowed=allowed)]


def _problem_lines(plan: Plan, width: int, *, allowed: bool) -> list[Line]:
    if not plan.problems:
        return []
    words = "problems, written all the same" if allowed else "problems that keep the export from starting"
    lines: list[Line] = [BLANK, ((f" {words}", "held" if allowed else "critical"),)]
    for problem in plan.problems[:_PROBLEMS_SHOWN]:
        lines += _hanging(f"   #{problem.pair_id} ", f"{problem.says} ({problem.code})", width)
    if len(plan.problems) > _PROBLEMS_SHOWN:
        lines.append(((f"   and {len(plan.problems) - _PROBLEMS_SHOWN} more", "dim"),))
    return lines


def _setting(name: str, value: str, width: int) -> list[Line]:
    return _hanging(f" {name:<12}", value, width)


def _hanging(start: str, text: str, width: int) -> list[Line]:
    """A text after its heading; what does not fit goes on below itself."""
    lines = wrap(text, width - len(start))
    return [
        ((start if not number else " " * len(start), "dim"), (line, "text"))
        for number, line in enumerate(lines)
    ]
