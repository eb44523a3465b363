"""What each key of the main screen does: a word to the desk, then the screen is drawn anew."""

from __future__ import annotations

from dataclasses import replace

from tui.actions import Action, with_keys
from tui.core.decide import REASONS
from tui.core.view import ORDERS, Filter, View
from tui.screens.menu import MenuScreen, numbered
from tui.screens.offered import does_something, nothing_left
from tui.screens.saying import SayingActions
from tui.tour import Tour


class CurateActions(SayingActions):
    """The main screen's actions; ``CurateScreen`` adds what is seen."""

    def offers(self, action: Action) -> bool:
        """Whether an action can be done on what is in sight."""
        return super().offers(action) and does_something(action, self.desk)

    def scroll_text(self, direction: int) -> None:
        """Move through a long text."""
        raise NotImplementedError

    def fold_queue(self) -> None:
        """Take the queue away, or bring it back."""
        raise NotImplementedError

    def fold_exchange(self) -> None:
        """Fold the early turns of long exchanges, or unfold them."""
        raise NotImplementedError

    def start_indexing(self) -> None:
        """Compare in the background what is not compared yet."""
        raise NotImplementedError

    # Paging

    async def action_next(self) -> None:
        """Next pair."""
        await self._do(self.desk.step, 1)

    async def action_previous(self) -> None:
        """Previous pair."""
        await self._do(self.desk.step, -1)

    async def action_first(self) -> None:
        """First pair of the view."""
        await self._do(self.desk.go, 0)

    async def action_last(self) -> None:
        """Last pair of the view."""
        await self._do(self.desk.go, len(self.desk.walk.ids) - 1)

    async def action_next_undecided(self) -> None:
        """Next undecided pair of the view."""
        found = await self.db(self.desk.next_undecided)
        await self.draw(message="" if found else nothing_left(self.desk.view))

    def action_scroll(self, direction: int) -> None:
        """Through a long text."""
        self.scroll_text(direction)

    def action_queue(self) -> None:
        """The queue away, or back."""
        self.fold_queue()

    def action_fold(self) -> None:
        """The early turns away, or back."""
        self.fold_exchange()

    # Deciding

    async def action_toggle_flag(self, number: int) -> None:
        """A flag on or off."""
        await self._do(self.desk.toggle_flag, number)

    async def action_accept(self) -> None:
        """The rubric's verdict, then on."""
        pair = self.desk.pair
        if pair is None:
            return
        if pair.decided_by == "expert":
            opens = with_keys("<curate.reopen> opens it again")
            await self.draw(message=f"#{pair.id} stays {pair.status}, as you decided; {opens}")
            return
        await self.db(self.desk.accept)
        await self._go_on()

    async def _go_on(self) -> None:
        """To the next undecided pair; what was typed about this one and not saved is said."""
        pair, drafts = self.desk.pair, self.desk.drafts
        words = [] if await self.db(self.desk.next_undecided) else [nothing_left(self.desk.view)]
        if pair is not None and drafts:
            words.append(f"#{pair.id} has a draft of its {' and '.join(drafts)} that is not saved")
        await self.draw(message="; ".join(words))

    async def action_decide(self, status: str) -> None:
        """Her own decision, with a reason where it goes against the rubric, then on."""
        if self.desk.pair is None:
            return
        overridden = await self.db(self.desk.decide, status)
        if overridden:
            await self.draw(message="")
            await self.start(self._ask_reason(status, self.desk.pair.id))
        else:
            await self._go_on()

    async def _ask_reason(self, status: str, pair_id: int) -> None:
        question = MenuScreen(f"#{pair_id} {status}. Why?", REASONS[status], "no reason, go on")
        if reason := await self.ask(question):
            await self.db(self.desk.give_reason, reason)
        await self._go_on()

    async def action_reopen(self) -> None:
        """Back to undecided."""
        await self._do(self.desk.reopen)

    async def action_phase(self, phase: str) -> None:
        """A phase of the curriculum."""
        await self._do(self.desk.choose_phase, phase)

    async def action_split(self, split: str) -> None:
        """Held out, parked, or back to training."""
        await self._do(self.desk.choose_split, split)

    async def action_behaviour(self) -> None:
        """The next kind of answer."""
        await self._do(self.desk.next_behaviour)

    async def action_undo(self) -> None:
        """Take back."""
        undone = await self.db(self.desk.undo)
        await self._after_replay(f"undone: {undone}" if undone else "nothing to undo")

    async def action_redo(self) -> None:
        """Do again."""
        redone = await self.db(self.desk.redo)
        await self._after_replay(f"done again: {redone}" if redone else "nothing to redo")

    async def _after_replay(self, message: str) -> None:
        await self.draw(message=message)
        if self.desk.import_moved:
            self.start_indexing()

    # The view

    async def action_search(self) -> None:
        """Search prompts and outputs."""
        await self.start(self._search())

    async def _search(self) -> None:
        from tui.screens.ask import AskScreen

        view = self.desk.view
        hint = 'words or their beginnings, C++ as it is, "a phrase"; empty shows all'
        text = await self.ask(AskScreen("Search", view.filter.text, hint=hint))
        if text is not None:
            await self._look_at(replace(view, filter=replace(view.filter, text=text.strip())))

    async def action_filter(self) -> None:
        """Filter the queue."""
        await self.start(self._filter())

    async def _filter(self) -> None:
        from tui.screens.filter import FilterScreen

        categories = await self.db(self.desk.store.pairs.categories)
        wanted = await self.ask(FilterScreen(self.desk.view.filter, categories))
        if wanted is not None:
            await self._look_at(replace(self.desk.view, filter=wanted))

    async def action_order(self) -> None:
        """Order of the queue."""
        await self.start(self._order())

    async def _order(self) -> None:
        names = {words: name for name, words in ORDERS.items()}
        question = MenuScreen("Order of the queue", numbered(names), now=ORDERS[self.desk.view.order])
        if words := await self.ask(question):
            await self._look_at(replace(self.desk.view, order=names[words]))
            await self._do(self.desk.go, 0)

    async def _look_at(self, view: View) -> None:
        await self.db(self.desk.look_at, view, self.desk.walk.current)
        await self.draw(message="")

    async def action_show_all(self) -> None:
        """Every pair again."""
        if self.desk.view.filter:
            await self._look_at(replace(self.desk.view, filter=Filter()))

    async def action_refresh(self) -> None:
        """Filter and order again; try again what was in the way of finding what is close by meaning."""
        self.pairsmith.by_meaning.try_again()
        await self._do(self.desk.refresh)

    # The tour

    def action_tour(self) -> None:
        """Begin the tour, or go on to its next step."""
        tour = self.pairsmith.tour
        if tour is None:
            self.show_tour(Tour())
            return
        tour.go_on()
        self.show_tour(None if tour.ended else tour)

    def action_end_tour(self) -> None:
        """Away with it, for good."""
        if self.pairsmith.tour is not None:
            self.pairsmith.tour.skip()
        self.show_tour(None)

    def show_tour(self, tour: Tour | None) -> None:
        """Show a tour over the footer, or none."""
        self.pairsmith.tour = tour
        self.tell("")

    # Other screens

    async def action_write(self) -> None:
        """A new pair by hand."""
        from tui.screens.write import WriteScreen

        await self.app.push_screen(WriteScreen(self._written))

    def _written(self, words: str) -> None:
        self.message = words
        if not self.desk.compared:
            self.start_indexing()

    async def action_compare(self) -> None:
        """Alike pairs side by side."""
        by_meaning = self.pairsmith.by_meaning.rows or []
        if not (self.desk.neighbours or by_meaning):
            await self.draw(message="nothing alike to compare with")
            return
        from tui.screens.compare import CompareScreen

        await self.app.push_screen(CompareScreen(by_meaning))

    async def action_groups(self, pair_id: int = 0) -> None:
        """The groups of near-duplicates; the one that this pair is in, or another one, where it is in one."""
        from tui.screens.group import GroupScreen
        from tui.screens.group_desk import GroupDesk
        from tui.screens.groups import GroupsScreen

        groups = GroupDesk(self.desk)
        found = await self.db(groups.start, pair_id or self.desk.walk.current)
        await self.app.push_screen(GroupsScreen(groups))
        if found:
            await self.app.push_screen(GroupScreen(groups, below=2))

    async def action_history(self) -> None:
        """The journal of this pair."""
        if self.desk.pair is not None:
            from tui.screens.history import HistoryScreen

            await self.app.push_screen(HistoryScreen())

    async def action_template(self) -> None:
        """This pair as a model reads it."""
        if self.desk.pair is not None:
            from tui.screens.template import TemplateScreen

            await self.app.push_screen(TemplateScreen())

    async def action_export(self) -> None:
        """Export."""
        from tui.screens.export import ExportScreen

        await self.app.push_screen(ExportScreen())

    async def action_import_file(self) -> None:
        """Import a file."""
        await self.start(self._import_file())

    async def _import_file(self) -> None:
        from tui.screens.ask import AskScreen, path_of
        from tui.screens.import_preview import ImportPreviewScreen
        from tui.screens.importing import complete_path

        hint = "JSONL, JSON, CSV or TSV of prompt/output pairs or messages"
        name = await self.ask(AskScreen("Import", "", complete_path, hint))
        if name:
            await self.app.push_screen(ImportPreviewScreen(path_of(name)))

    async def action_rejects(self) -> None:
        """What import could not use."""
        from tui.screens.rejects import RejectsScreen

        await self.app.push_screen(RejectsScreen())
