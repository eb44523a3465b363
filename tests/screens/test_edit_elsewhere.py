"""A pair changed elsewhere while its text is typed: neither text is overwritten unseen."""

from __future__ import annotations

from tests.screens.pilots import DeskOn, Session


async def change_elsewhere(session: Session, **values: str) -> None:
    """Have the first pair changed while the app knows nothing of it."""
    await session.db(session.desk.store.pairs.change, await session.pair(1), values, "other")


async def test_a_pair_changed_elsewhere_is_not_overwritten_unseen(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        await change_elsewhere(session, output="from elsewhere")
        await session.press("ctrl+s")
        await session.sees("was changed elsewhere")
        assert session.screen == "EditScreen"
        assert session.typed == "output 1x"
        assert (await session.pair(1)).output == "from elsewhere"
        await session.sees("saved output", "from elsewhere", "original output")
        assert [draft.text for draft in await session.drafts()] == ["output 1x"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1x"
        await session.press("u")
        assert (await session.pair(1)).output == "from elsewhere"


async def test_a_draft_stands_beside_what_was_saved_meanwhile(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        await change_elsewhere(session, output="from elsewhere")
        await session.press("e")
        await session.sees("your draft is back", "saved output", "from elsewhere")
        assert session.typed == "output 1x"
        await session.press("ctrl+r")
        assert session.typed == "from elsewhere"
        await session.misses("saved output")


async def test_what_the_desk_read_anew_while_she_typed_is_not_overwritten_unseen(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x")
        await change_elsewhere(session, output="from elsewhere")
        await session.db(session.desk.reload)
        await session.press("y", "ctrl+s")
        await session.sees("was changed elsewhere", "saved output, changed since you began", "from elsewhere")
        assert (await session.pair(1)).output == "from elsewhere"
        assert [draft.text for draft in await session.drafts()] == ["output 1xy"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"


async def test_a_draft_is_not_saved_unasked_over_what_was_saved_since_it_was_begun(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        await change_elsewhere(session, output="from elsewhere")
        await session.press("e")
        await session.sees("your draft is back; the saved output was changed since you began it")
        await session.press("y", "escape", "e", "ctrl+s")
        await session.sees("was changed elsewhere", "from elsewhere")
        assert (await session.pair(1)).output == "from elsewhere"
        assert [draft.text for draft in await session.drafts()] == ["output 1xy"]
        await session.press("ctrl+s")
        assert (await session.pair(1)).output == "output 1xy"


async def test_what_else_was_changed_meanwhile_is_no_reason_to_ask(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape", "1")
        await session.press("e")
        await session.misses("was changed")
        await change_elsewhere(session, note="theirs")
        await session.press("ctrl+s")
        after = await session.pair(1)
        assert (after.output, after.note, after.flags) == ("output 1x", "theirs", {"common_in_production"})
        assert session.screen == "CurateScreen"


async def test_a_draft_back_on_the_saved_text_it_began_from_is_saved_at_once(desk_on: DeskOn) -> None:
    async with desk_on([{}]) as session:
        await session.press("e", "x", "escape")
        for text in ("from elsewhere", "output 1"):
            await change_elsewhere(session, output=text)
        await session.press("e", "ctrl+s")
        assert (await session.pair(1)).output == "output 1x"
