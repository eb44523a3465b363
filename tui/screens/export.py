"""Export: what would be written and what stays out, seen before a file is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tui.core.text import one_line, plural
from tui.formats.writing import FORMATS
from tui.jobs.export import ALLOWABLE, EVAL, INCLUDED, WHY_LEFT_OUT, Plan, drafts_named
from tui.jobs.export_folder import WaysOn, foreign_files, named, write_export
from tui.screens.ask import AskScreen, path_of
from tui.screens.base import bindings
from tui.screens.menu import MenuScreen, numbered
from tui.screens.text_screen import TextScreen
from tui.store.drafts import Draft
from tui.widgets.line_pane import BLANK, Line
from tui.widgets.wrap import wrap

_PROBLEMS_SHOWN = 12
_DRAFTS_SHOWN = 6

_KEYS = WaysOn(allow="press a to write all the same", overwrite="press o to write all the same")


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
        self._in_the_way: list[str] = []
        self._drafts: list[Draft] = []
        self._begun = False
        self._times_written = 0

    async def on_mount(self) -> None:
        """Make the plan."""
        await self.told(self._prepare())

    async def _prepare(self) -> None:
        latest = await self.db(self.desk.store.exports.latest_folder)
        self._folder = Path(latest) if latest else self.desk.store.path.resolve().parent / "export"
        self._drafts = await self.db(self.desk.store.drafts.all)
        self._begun = bool(await self.db(self.desk.store.drafts.begun))
        await self._make_plan()

    async def _make_plan(self) -> None:
        self._plan = await self.db(self.desk.plan_export, self._format)
        await self._look_into_folder()

    async def _look_into_folder(self, message: str = "") -> None:
        if self._plan is not None:
            self._in_the_way = await self.db(foreign_files, self._plan, self._folder)
        await self._redraw(message)

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
            ways=_KEYS,
        )
        self._times_written += 1
        again = f" again, {self._times_written} times by now" if self._times_written > 1 else ""
        files = plural(len(manifest["files"]), "file")
        await self._look_into_folder(f"written{again}: {files} and manifest.json in {self._folder}")

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
        await self.start(self._choose_format())

    async def _choose_format(self) -> None:
        question = MenuScreen("Format of the training files", numbered(FORMATS), now=self._format)
        if chosen := await self.ask(question):
            self._format = chosen
            await self._make_plan()

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
        lines = [*_setting("to", str(self._folder), width), *_setting("format", self._format, width)]
        if self._in_the_way:
            lines += _setting("in the way", _way_on(self._in_the_way, overwrite=self._force), width)
        lines += draft_lines(self._drafts, width)
        if self._begun:
            lines += _hanging(
                f" {'begun':<12}", "a new pair is not stored yet and in no file", width, "critical"
            )
        return [*lines, BLANK, *plan_lines(self._plan, width, allowed=self._allow)]


def _way_on(names: Sequence[str], *, overwrite: bool) -> str:
    held = one_line(named(names), 60)
    if overwrite:
        return f"{held}: a file of the same name is overwritten, the others stay"
    return f"{held}, not as an export wrote it; o writes all the same"


def draft_lines(drafts: Sequence[Draft], width: int) -> list[Line]:
    """What was typed and not saved: it is in no file."""
    if not drafts:
        return []
    are = "is" if len(drafts) == 1 else "are"
    words = f"{plural(len(drafts), 'draft')} {are} not saved: {drafts_named(drafts, _DRAFTS_SHOWN)}"
    return _hanging(f" {'drafts':<12}", f"{words}; the files hold the saved texts", width, "critical")


def plan_lines(plan: Plan, width: int, *, allowed: bool) -> list[Line]:
    """Files with their rows, what stays out and why, and what is wrong."""
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(plan.statuses.items()))
    lines: list[Line] = [((" the set: ", "heading"), (statuses or "empty", "text")), BLANK]
    lines.append(((" would be written", "heading"),))
    lines += [
        ((f"   {name:<28}", "text"), (f"{plural(count, 'row'):>12}", "flag-on"))
        for name, count in plan.rows.items()
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
    allowed = allowed and set(plan.codes) <= set(ALLOWABLE)
    words = "problems, written all the same" if allowed else "problems that keep the export from starting"
    lines: list[Line] = [BLANK, ((f" {words}", "held" if allowed else "critical"),)]
    for problem in plan.problems[:_PROBLEMS_SHOWN]:
        lines += _hanging(f"   #{problem.pair_id} ", f"{problem.says} ({problem.code})", width)
    if len(plan.problems) > _PROBLEMS_SHOWN:
        lines.append(((f"   and {len(plan.problems) - _PROBLEMS_SHOWN} more", "dim"),))
    return lines


def _setting(name: str, value: str, width: int) -> list[Line]:
    return _hanging(f" {name:<12}", value, width)


def _hanging(start: str, text: str, width: int, role: str = "text") -> list[Line]:
    """A text after its heading; what does not fit goes on below itself."""
    lines = wrap(text, width - len(start))
    return [
        ((start if not number else " " * len(start), "dim"), (line, role))
        for number, line in enumerate(lines)
    ]
