"""One line of text: what it may become, and the way back to what was typed."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.widgets.line_input import CompletingInput, among, nothing

IN_USE = ["scanners", "docks", "Scales", "loading docks"]


class OneLine(App[None]):
    def compose(self) -> ComposeResult:
        yield CompletingInput()


def test_values_that_begin_with_what_is_typed_go_before_those_that_hold_it() -> None:
    complete = among(IN_USE)
    assert complete("SC") == ["scanners", "Scales"]
    assert complete("docks ") == ["docks", "loading docks"]
    assert complete("") == IN_USE
    assert complete("x") == []
    assert nothing("s") == ()


async def test_down_and_up_turn_through_the_values_and_back_to_what_was_typed() -> None:
    async with OneLine().run_test() as pilot:
        line = pilot.app.query_one(CompletingInput)
        line.complete = among(IN_USE)
        seen = []
        for key in ("s", "c", "down", "down", "down", "up", "up", "up"):
            await pilot.press(key)
            seen.append((line.value, line.completions))
        found = ["scanners", "Scales"]
        assert seen[1:] == [
            ("sc", (found, -1)),
            ("scanners", (found, 0)),
            ("Scales", (found, 1)),
            ("Scales", (found, 1)),
            ("scanners", (found, 0)),
            ("sc", (found, -1)),
            ("sc", (found, -1)),
        ]
        await pilot.press("down", "x")
        assert (line.value, line.completions) == ("scannersx", ([], -1))
        await pilot.press("down")
        assert line.value == "scannersx"


async def test_a_line_without_values_stays_as_it_is() -> None:
    async with OneLine().run_test() as pilot:
        await pilot.press("a", "down", "up")
        assert pilot.app.query_one(CompletingInput).value == "a"
