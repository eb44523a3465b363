"""Texts that are wide, combined or written from right to left leave the columns where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.conftest import Open
from tests.terminal import Terminal
from tui.core.pair import IncomingPair
from tui.store.store import Store

TEXTS = {
    "Chinese": "在三号区怎样补货？扫描仪显示错误代码七",
    "fullwidth": "ＥＲＲＯＲ　Ｅ７　ｏｎ　ｔｈｅ　ｓｃａｎｎｅｒ",
    "emoji": "Where does 📦 go 🚚 when ✅ is shown 🙂 twice",
    "Arabic": "أين أضع المنصة عندما يظهر الرمز E7 على الماسح",
    "Hebrew": "איפה שמים את המשטח כשהסורק מראה E7",
    "bidi controls": "\u202eabc\u2066 dock 3 \u200f",
    "mixed": "Zone 三 · منطقة 3 · אזור 3 · 📦",
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A pair for each of the texts, as its prompt and as its output."""
    path = tmp_path / "pairs.db"
    with Store.open(path, create=True) as store, store.transaction():
        source = store.sources.begin("pairs.jsonl", "0")
        for number, text in enumerate(TEXTS.values(), start=1):
            store.sources.add(source, number, IncomingPair(text, f"{text} {text}"))
    return path


def bars(terminal: Terminal) -> set[tuple[int, ...]]:
    """Where the lines between the columns stand; once for all rows where they are straight."""
    rows = [[cell.data for cell in row] for row in terminal.cells[1:-1]]
    return {tuple(x for x, sign in enumerate(row) if sign == "│") for row in rows}


def test_every_column_begins_where_it_does_for_plain_text(opened: Open) -> None:
    with opened() as terminal:
        for number, name in enumerate(TEXTS, start=1):
            terminal.wait_for(f"{number}/{len(TEXTS)}")
            terminal.wait_for(lambda number=number: terminal.cells[number][0].data == "▌")
            terminal.wait_for(lambda: len(bars(terminal)) == 1)
            assert len(next(iter(bars(terminal)))) == 2, name
            terminal.send("j")
