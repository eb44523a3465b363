"""What is drawn can be read in every theme, and without colour it still says the same."""

from __future__ import annotations

import re

import pytest
from rich.color import ColorType
from rich.segment import Segment

from tests.screens.pilots import STRONG, DeskOn, Session
from tests.screens.test_sizes import PAIRS
from tests.shipped import RGB, contrast
from tui.config import Settings

WAYS = {
    "main": ["1"],
    "editor": ["e", "!"],
    "new pair": ["y", "!"],
    "side by side": ["d"],
    "group": ["v"],
    "export": ["X"],
    "help": ["question_mark"],
    "filter": ["f"],
    "question": ["c"],
    "choice": ["s"],
    "palette": ["colon"],
}


def segments(session: Session) -> list[Segment]:
    strips = session.app.screen._compositor.render_strips()
    # Without frames and the like, which carry no meaning.
    return [segment for strip in strips for segment in strip if re.search(r"\w", segment.text)]


def too_faint(segment: Segment) -> bool:
    """Whether a text has less than WCAG AA asks for."""
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return False
    text, ground = style.color, style.bgcolor
    assert text.type == ground.type == ColorType.TRUECOLOR
    return contrast(text.name, ground.name) < 4.5


@pytest.mark.parametrize("way", WAYS)
async def test_every_text_that_is_drawn_is_readable_in_every_theme(
    desk_on: DeskOn, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with desk_on(PAIRS, settings=Settings(theme=RGB[0])) as session:
        await session.press(*WAYS[way])
        for theme in RGB:
            session.app.theme = theme
            await session.settle()
            faint = {(one.text, str(one.style)) for one in segments(session) if too_faint(one)}
            assert faint == set(), theme


SAID = [
    ({"flags": STRONG}, {"flags": ()}, "the verdict"),
    ({"flags": {"failure_is_critical"}}, {"flags": {"model_fails_here"}}, "the flags"),
    ({"status": "included"}, {"status": "excluded"}, "the status"),
    ({"status": "held"}, {"status": "new"}, "that it is undecided"),
    ({"split": "eval"}, {"split": "train"}, "the split"),
]


@pytest.mark.parametrize(("one", "other", "what"), SAID, ids=[what for _, _, what in SAID])
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_words_and_signs_alone_tell_two_pairs_apart(
    desk_on: DeskOn, one: dict[str, object], other: dict[str, object], what: str, size: tuple[int, int]
) -> None:
    pairs = [
        {"prompt": "Who signs?", "output": "He.", **one},
        {"prompt": "Who sings?", "output": "He.", **other},
    ]
    drawn = []
    async with desk_on(pairs, size=size) as session:
        for key in ("g", "G"):
            await session.press(key)
            name = "side" if size[0] >= 100 else "folded"
            drawn.append(session.panel(name).replace("#1", "#").replace("#2", "#"))
    assert drawn[0] != drawn[1], what


async def test_words_and_signs_alone_tell_mode_and_changes(desk_on: DeskOn) -> None:
    async with desk_on([{"prompt": "Who signs?", "output": "The lead signs."}]) as session:
        await session.press("e")
        assert " EDIT " in session.top
        for _ in range(6):
            await session.press("backspace")
        await session.type("waits.")
        await session.press("ctrl+s")
        assert " BROWSE " in session.top
        await session.press("w")
        await session.sees("⟦-signs⟧⟦+waits⟧")
