"""The current pair as a model family reads it, and what of that is trained."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.rendering import Rendering
from tui.core.text import one_line, plural
from tui.screens.base import NOTICED
from tui.screens.text_screen import TextScreen
from tui.templates.families import FAMILIES
from tui.templates.template import find_template, template_names
from tui.widgets.lines import BLANK, Line
from tui.widgets.template_lines import template_lines
from tui.widgets.wrap import wrap

_KEY = "template"
"""Key under which the database keeps the template that was looked at last."""


class Seen(NamedTuple):
    """What came of one template: a rendering, or why there is none."""

    rendering: Rendering | None = None
    wrong: str = ""


class TemplateScreen(TextScreen):
    """One template at a time. Renders on a thread of its own, as a user's template may take seconds."""

    CONTEXT = "template"

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._place = 0
        self._seen: Seen | None = None
        self._slow = False
        """Whether rendering has taken long enough to say so."""

    @property
    def _chosen(self) -> str:
        return self._names[self._place] if self._names else ""

    async def on_mount(self) -> None:
        """Go on with the template of the last time."""
        await self.told(self._begin())

    async def _begin(self) -> None:
        latest = await self.db(self.desk.store.meta.get, _KEY)
        self._names = template_names(self.desk.project.templates)
        self._look_at(self._names.index(latest) if latest in self._names else 0)

    async def action_other(self, by: int) -> None:
        """The next template or the one before, round and round."""
        if self._names:
            self._look_at((self._place + by) % len(self._names))
            if not self.desk.store.read_only:
                await self.db(self.desk.store.meta.set, _KEY, self._chosen)

    def _look_at(self, place: int) -> None:
        self._place, self._seen, self._slow = place, None, False
        self.run_worker(self.told(self._write_out()), group="template", exclusive=True)

    async def _write_out(self) -> None:
        pair = self.desk.pair
        if pair is None:
            return
        call = asyncio.to_thread(_seen, self._chosen, self.desk.project.templates, pair.messages)
        rendering = asyncio.create_task(call)
        if not (await asyncio.wait([rendering], timeout=NOTICED))[0]:
            self._slow = True
            await self.draw()
        self._seen = await rendering
        await self.draw()

    async def draw(self) -> None:
        """Draw once there is something to read, or to wait for."""
        if self._seen or self._slow:
            await super().draw()

    def heading(self) -> str:
        """Which pair, in which template, and how much of it is trained."""
        words = [f"#{self.desk.walk.current}", one_line(self._chosen, 30)]
        if self._seen and self._seen.rendering:
            found = self._seen.rendering
            words += [plural(len(found.text), "character"), plural(len(found.trained), "trained part")]
        return " · ".join(words)

    async def lines(self, width: int) -> list[Line]:
        """Whose template it is, what it does, and what it writes."""
        if self._seen is None:
            return [((" rendering …", "dim"),)]
        title = FAMILIES[self._chosen].title if self._chosen in FAMILIES else one_line(self._chosen, 30)
        place = f"template {self._place + 1} of {len(self._names)}"
        lines: list[Line] = [((f" {title}", "heading strong"), (f" · {place}", "dim"))]
        if self.desk.drafts:
            lines.append(((f" · The draft of the {' and '.join(self.desk.drafts)} is not in it.", "held"),))
        if self._seen.rendering:
            return [*lines, *template_lines(self._seen.rendering, width)]
        return [*lines, BLANK, *(((f" {line}", "critical"),) for line in wrap(self._seen.wrong, width - 2))]


def _seen(name: str, own: Mapping[str, str], messages: Sequence[Message]) -> Seen:
    from tui.templates.preview import preview

    try:
        return Seen(preview(find_template(name, own), messages))
    except PairsmithError as error:
        return Seen(wrong=str(error))
