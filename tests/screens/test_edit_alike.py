"""What a text is close to while it is typed."""

from __future__ import annotations

import threading

import pytest

from tests.screens.pilots import PATIENCE, DeskOn
from tui.core.glimpse import NeighbourRow
from tui.screens import drafting


async def test_near_duplicates_of_what_is_typed_are_warned_of(desk_on: DeskOn) -> None:
    answer = "Hold the power button for ten seconds and scan the bay label again."
    async with desk_on([{"prompt": "Why?", "output": "Reboot"}, {"output": answer}]) as session:
        await session.press("e")
        await session.sees("nothing alike")
        await session.press(*["backspace"] * 6)
        await session.type(answer)
        await session.sees("1 near-duplicate", "identical output #2")
        await session.press("ctrl+s")
        assert "alike: 1 near-duplicate" in session.panel("side")


async def test_what_the_other_text_is_alike_to_stays_in_sight(desk_on: DeskOn) -> None:
    question, answer = "How do I restock the pick face at night?", "Hold the power button for ten seconds."
    pairs = [{"prompt": question, "output": "Reboot"}, {"prompt": f"{question}!"}, {"output": answer}]
    async with desk_on(pairs, size=(200, 40)) as session:
        await session.press("e")
        await session.sees("same prompt #2")
        await session.press(*["backspace"] * 6)
        await session.type(answer)
        await session.sees("identical output #3", "2 near-duplicates")


async def test_an_answer_about_an_older_text_is_dropped(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "CHECK_PAUSE", 0.001)
    answer = "Hold the power button for ten seconds and scan the bay label again."
    async with desk_on([{"prompt": "Why?", "output": "Reboot"}, {"output": answer}]) as session:
        await session.press("e")
        look_up = session.desk.alike_to
        asked: list[str] = []
        release = threading.Event()

        def slow_at_first(text: str, field: str) -> list[NeighbourRow]:
            asked.append(text)
            if len(asked) > 1:
                return []
            release.wait(PATIENCE)
            return look_up(answer, field)

        monkeypatch.setattr(session.desk, "alike_to", slow_at_first)
        session.send("x")
        await session.until(lambda: asked == ["Rebootx"], "asked for the first text")
        session.send("y")
        await session.until(lambda: "Rebootxy" in session.text, "typed on")
        release.set()
        await session.settle()
        assert asked == ["Rebootx", "Rebootxy"]
        await session.sees("nothing alike")


async def test_a_long_text_is_a_draft_at_once_and_counted_when_typing_pauses(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting a million characters takes longer than a key may."""
    monkeypatch.setattr(drafting, "PAUSE", 0.001)
    monkeypatch.setattr(drafting, "LONG", 12)
    monkeypatch.setattr(drafting, "LONG_PAUSE", 1000)
    async with desk_on([{"output": "Reboot it"}]) as session:
        await session.press("e")
        await session.sees("2 words")
        await session.type(" by day")
        await session.misses("4 words")
        drafts = session.desk.store.drafts
        await session.until(lambda: drafts.texts() == {1: {"output": "Reboot it by day"}}, "a draft")
        monkeypatch.setattr(drafting, "LONG_PAUSE", 0.001)
        await session.type("s")
        await session.sees("4 words")
