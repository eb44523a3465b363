"""What the keys of the main screen do that lead to a text being rewritten, or show that it was."""

from __future__ import annotations

from tui.core.texts import OUTPUT
from tui.screens.base import PairScreen


class RewritingActions(PairScreen):
    """The ways from reading to the editor."""

    async def draw(self, *, message: str | None = None) -> None:
        """Draw the desk as it is; a message stays until another or an empty one takes its place."""
        raise NotImplementedError

    async def action_edit(self, field: str) -> None:
        """Rewrite."""
        if self.desk.pair is not None:
            from tui.screens.edit import EditScreen

            await self.app.push_screen(EditScreen(field))

    async def action_turn(self) -> None:
        """Choose a text of the exchange, and rewrite it."""
        await self.start(self._choose_turn())

    async def _choose_turn(self) -> None:
        pair = self.desk.pair
        if pair is None:
            return
        from tui.screens.turns import TurnScreen

        if chosen := await self.ask(TurnScreen(pair, self.desk.drafts)):
            await self.action_edit(chosen)

    async def action_outside_editor(self) -> None:
        """Rewrite in the expert's own editor."""
        if self.desk.pair is not None:
            from tui.jobs.begun import begin
            from tui.jobs.handed_out import Handed
            from tui.screens.outside_editor import edit_outside

            begun = await self.db(begin, self.desk.store, OUTPUT, self.desk.pair)
            pair, path = begun.pair, self.desk.store.path
            handed = Handed(path, pair.id, OUTPUT, pair.revision, begun.text)

            async def save(text: str) -> None:
                await self.db(self.desk.save_text, OUTPUT, text, pair)

            saved = await edit_outside(self.app, handed, self.pairsmith.settings.editor, save)
            draft = " and its draft are as they were" if OUTPUT in self.desk.drafts else " is as it was"
            await self.draw(message="" if saved else f"the output{draft}")

    async def action_diff(self) -> None:
        """What was changed since the import."""
        if self.desk.pair is not None:
            from tui.screens.diff import DiffScreen

            await self.app.push_screen(DiffScreen())
