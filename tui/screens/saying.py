"""What the keys of the main screen do that say something about a pair, in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.actions import key_of
from tui.core.errors import PairsmithError, StaleRevisionError
from tui.jobs.handed_out import PutAside
from tui.screens.rewriting import RewritingActions
from tui.store.drafts import Place

if TYPE_CHECKING:
    from tui.screens.line_draft import LineDraft

_HINTS = {"intent": "what the exchange is driving at, in a line"}


class SayingActions(RewritingActions):
    """Asks for category, tags, note and intent; an answer is kept until it is saved."""

    def __init__(self) -> None:
        super().__init__()
        self._unsaved: dict[Place, tuple[LineDraft, str]] = {}
        """Answers that are not saved yet, by pair and field: they are there when it is asked again."""
        self._aside = PutAside()

    async def _do(self, function: Callable[..., object], *args: object) -> None:
        await self.db(function, *args)
        await self.draw(message="")

    async def action_category(self) -> None:
        """Category, completed from those in use."""
        await self.start(self.ask_field("category"))

    async def action_tags(self) -> None:
        """Tags, parted by commas."""
        await self.start(self.ask_field("tags"))

    async def action_note(self) -> None:
        """A note."""
        await self.start(self.ask_field("note"))

    async def action_intent(self) -> None:
        """What the exchange is driving at."""
        await self.start(self.ask_field("intent"))

    async def ask_field(self, field: str) -> None:
        """Ask for a word about the pair; only within ``start``."""
        pair = self.desk.pair
        if pair is None:
            return
        known = await self.db(self.desk.store.pairs.categories) if field == "category" else ()
        from tui.jobs.begun import begin
        from tui.screens.ask import AskScreen
        from tui.screens.line_draft import LineDraft
        from tui.widgets.line_input import among, nothing

        begun = await self.db(begin, self.desk.store, field, pair)
        place, draft = (pair.id, field), LineDraft(self.desk.store, pair, field, begun, self._aside)
        # What is saved by now is told with the question.
        told = f"the saved {field} was changed since you began: {draft.saved}" if begun.is_stale else ""
        question = AskScreen(
            f"{field.capitalize()} of #{pair.id}",
            self._unsaved[place][1] if place in self._unsaved else begun.text,
            among(known) if known else nothing,
            "your draft is back" if begun.is_draft else _HINTS.get(field, ""),
            go_on=field != "category" or begun.is_draft,
            draft=draft,
            problem=told,
        )
        answer = await self.ask(question)
        self._unsaved.pop(place, None)
        if answer is None or answer == draft.saved:
            if answer is not None:
                await self.db(self.desk.store.drafts.discard, *place)
            await self.db(self.desk.reload)
            kept = f"the {field} is kept as a draft; {key_of(f'curate.{field}')} goes on with it"
            await self.draw(message=kept if field in self.desk.drafts else "")
        else:
            self._unsaved[place] = draft, answer
            try:
                await self._do(self.desk.set_field, field, answer, pair)
            except StaleRevisionError:
                raise  # It says itself where the answer is.
            except PairsmithError as error:
                goes_on = f"{key_of(f'curate.{field}')} goes on with what you typed"
                raise PairsmithError(error.what, f"{error.hint}; {goes_on}") from None
            del self._unsaved[place]
        self._aside.remove(place)

    async def flush(self) -> None:
        """Keep the answers that are not saved yet, at once."""
        try:
            for place, (draft, answer) in list(self._unsaved.items()):
                if keep := draft.keep(answer):
                    await self.db(keep)
                del self._unsaved[place]
                self._aside.remove(place)
        except PairsmithError as error:
            raise PairsmithError(error.what, self.rescue() or error.hint) from None

    def put_aside(self) -> bool:
        """Bring the answers that are not saved yet to the disk beside the database."""
        done = [draft.put_aside(answer) for draft, answer in self._unsaved.values()]
        return all(done)

    def rescue(self) -> str:
        """See that the answers that are not saved yet are on the disk; where, in words."""
        from tui.screens.line_draft import rescued_lines

        where = rescued_lines(self.desk.store, dict(self._unsaved.values()))
        if where:
            self._unsaved.clear()
        return where
