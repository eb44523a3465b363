"""What was changed on a pair since the import, word by word."""

from __future__ import annotations

from tui.core import texts
from tui.core.diff import word_diff
from tui.core.pair import Pair
from tui.screens.text_screen import TextScreen
from tui.widgets.diff_lines import inline_lines
from tui.widgets.lines import BLANK, Line


class DiffScreen(TextScreen):
    """Original and present text of output, prompt and each turn that was rewritten, in one run of words."""

    CONTEXT = "diff"

    def heading(self) -> str:
        """Which pair."""
        return f"#{self.desk.walk.current} · changed since the import"

    async def lines(self, width: int) -> list[Line]:
        """Output first: it is what is rewritten."""
        pair = self.desk.pair
        if pair is None:
            return []
        lines: list[Line] = []
        for name in _shown(pair):
            before, after = texts.original(pair, name), texts.read(pair, name)
            as_imported = "" if before != after else ", as imported"
            lines.append(((f" {texts.label(pair, name)}{as_imported}", "heading"),))
            lines += [((" ", "text"), *line) for line in inline_lines(word_diff(before, after), width - 2)]
            lines.append(BLANK)
        return lines


def _shown(pair: Pair) -> list[str]:
    turns = [name for name in texts.names(pair) if name not in texts.COMPARED]
    return [texts.OUTPUT, texts.PROMPT, *(name for name in turns if texts.is_rewritten(pair, name))]
