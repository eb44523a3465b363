"""What lies on the desk: the view, the pair that is looked at, and what was done to it.

Plain and synchronous: the screens call it on the store's thread, the tests call it directly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tui.actions import key_of
from tui.config import Project
from tui.core import decide, texts
from tui.core.decide import Changes
from tui.core.errors import DOCTOR, DamagedError, PairsmithError, StaleRevisionError
from tui.core.export_choice import ExportChoice
from tui.core.fields import parse_field
from tui.core.glimpse import NeighbourRow, QueueRow
from tui.core.pair import BEHAVIOURS, Pair
from tui.core.rubric import FLAG_NAMES
from tui.core.settling import Settling
from tui.core.sight import Sight
from tui.core.text import plural
from tui.core.view import View
from tui.core.walk import Walk, first_in_sight
from tui.jobs.handed_out import take_back
from tui.jobs.index import LINKED, sketch
from tui.jobs.settle import settle
from tui.jobs.write import write_pair
from tui.screens.place import Place, keep_place, keep_row, last_place, last_row
from tui.similar.parameters import PARAMETERS
from tui.store.journal import Step
from tui.store.store import Store

WishFor = Callable[[Pair], Changes]
"""What is to change, given the pair as it is."""


class Desk:
    """One expert's place in one database."""

    def __init__(self, store: Store, project: Project) -> None:
        self.store = store
        self.project = project
        self.view = View()
        self.sight = Sight()
        self.walk = Walk()
        self.pair: Pair | None = None
        self.neighbours: list[NeighbourRow] = []
        self.compared = True
        """Whether the neighbours of the pair are known."""
        self.drafts: list[str] = []
        self.seen = 0
        self.included = 0
        self.left = 0
        self.saved = 0
        """Changes committed since the app was opened."""
        self.touched: Sequence[int] = ()
        """The pairs of the step that was undone or done again last."""
        self.import_moved = False
        """Whether that step was an import, so that pairs are gone or back."""
        self.export_as: ExportChoice | None = None
        """How the next export is written; nothing where it is as the last one."""
        self._reason_joins = False
        self._version = store.data_version()
        self._left_outside: list[str] = []
        self._last_seen = 0
        """The pair that was looked at last, also while a view holds none."""
        self._gone: int | None = None
        """A pair that was listed when it was looked for, and not there."""

    def start(self) -> None:
        """Come back to where the expert left off: view, pair, and sight; take back what an editor has."""
        self._left_outside = [] if self.store.read_only else take_back(self.store)
        view, self.sight, pair_id = last_place(self.store)
        self.look_at(view, pair_id, row=last_row(self.store, view))

    def look_at(self, view: View, pair_id: int | None = None, *, row: Sequence[int] | None = None) -> None:
        """Walk through another view, from the given pair on where it holds it."""
        self.view = view
        walk = Walk(self.store.queue.ids(view, row))
        self.walk = walk.to_id(pair_id or self._last_seen) or walk.to(0)
        self._count()
        self.reload()

    def refresh(self) -> None:
        """Apply filter and order again; what no longer fits leaves the queue."""
        self.look_at(self.view, self.walk.current)

    def _refresh_in_place(self) -> None:
        """Like ``refresh``; where the pair is gone, its neighbour in the queue takes its place."""
        position, here = self.walk.position, self.walk.current
        self.refresh()
        if self.walk.current != here:
            self.go(position)

    def reload(self) -> None:
        """Read the pair that is looked at anew."""
        self._notice_others()
        pair_id = self.walk.current
        if pair_id is None:
            self.pair, self.neighbours, self.compared, self.drafts, self.seen = None, [], True, [], 0
            return
        self._last_seen = pair_id
        self.pair = self.store.pairs.find(pair_id=pair_id)
        if self.pair is None:
            if self._gone == pair_id:
                raise DamagedError(f"pair #{pair_id} is listed and can't be read", DOCTOR)
            self._gone = pair_id  # Another program took it out.
            self._refresh_in_place()
            return
        self._gone = None
        self.neighbours = self.store.index.neighbours(pair_id)
        self.compared = self.store.index.is_linked(pair_id)
        self.drafts = self.store.drafts.fields(pair_id)
        self.seen = self.store.sources.sightings(pair_id)

    def go(self, position: int) -> None:
        """Turn to a position of the walk."""
        self.walk = self.walk.to(position)
        self.reload()

    def step(self, by: int) -> None:
        """Turn to the next or the previous pair."""
        self.go(self.walk.position + by)

    def go_to(self, pair_id: int) -> None:
        """Turn to a pair, in import order without a filter where this view does not hold it."""
        if not self._turn_to(pair_id):
            self.look_at(View(), pair_id)

    def _turn_to(self, pair_id: int) -> bool:
        """Turn to a pair that the view holds, maybe since a moment ago only; false if it does not."""
        walk = self.walk.to_id(pair_id) or Walk(self.store.queue.ids(self.view)).to_id(pair_id)
        if walk is None:
            return False
        self.walk = walk
        self.reload()
        return True

    def next_undecided(self) -> bool:
        """Turn to the next undecided pair of the view, going on at its beginning; false if none is left."""
        position = self.store.queue.next_undecided(self.walk.ids, self.walk.position + 1)
        if position is None:
            return False
        self.go(position)
        return True

    def rows(self, top: int, height: int) -> tuple[int, list[QueueRow]]:
        """The rows of the queue that are in sight around the current pair, and the first one's position."""
        first = first_in_sight(self.walk.position, top, height, len(self.walk.ids))
        return first, self.store.queue.rows(self.walk.ids[first : first + height])

    # What the expert decides. Each returns once it is committed.

    def toggle_flag(self, number: int) -> None:
        """Set or clear the flag with this number, from 0."""
        name = FLAG_NAMES[number]
        self.change(lambda pair: decide.toggle_flag(pair, name, self.store.rubric), name)

    def accept(self) -> None:
        """Take the rubric's verdict."""
        self.change(lambda pair: decide.accept(pair, self.store.rubric), "accept")

    def decide(self, status: str, pair: Pair | None = None) -> bool:
        """Include, hold or exclude the current pair, or another that is in sight.

        True where that goes against the verdict, so that a reason is of use.
        """
        pair = pair or self.pair
        if pair is None:
            return False
        before = self.saved
        self.change(lambda one: decide.decide(one, status, self.store.rubric), status, pair=pair)
        self._reason_joins = self.saved > before
        return decide.overrides(pair, status, self.store.rubric)

    def give_reason(self, reason: str, pair: Pair | None = None) -> None:
        """Why the decision before was made; undone together with it."""
        self.change(lambda one: {"reason": reason}, "reason", pair=pair, join=self._reason_joins)

    def choose_phase(self, phase: str) -> None:
        """Set the phase, or leave it to the suggestion again."""
        self.change(lambda pair: decide.choose_phase(pair, phase), phase)

    def choose_split(self, split: str) -> None:
        """Move to a split, or back to training."""
        self.change(lambda pair: decide.choose_split(pair, split), split)

    def next_behaviour(self) -> None:
        """Answer, clarify, decline, in turn."""
        self.change(lambda pair: decide.next_behaviour(pair, BEHAVIOURS), "kind of answer")

    def reopen(self) -> None:
        """Back to undecided."""
        self.change(decide.reopen, "reopen")

    def set_field(self, field: str, text: str, began: Pair | None = None) -> None:
        """Set category, tags, note or intent from what was typed; an empty text clears it.

        ``began`` is the pair as it was when the typing began, if not the one that lies here.

        Raises:
            StaleRevisionError: someone else changed the pair; the text is kept as a draft.
            PairsmithError: the text can't be taken.
        """
        try:
            value = parse_field(field, text)
        except ValueError as error:
            raise PairsmithError(str(error), "it is as it was") from None
        self._save_typed(field, text, began, lambda pair: {field: value}, field)

    def save_text(self, field: str, text: str, began: Pair | None = None) -> None:
        """Save a rewritten text of the pair (see ``core.texts``), and forget its draft.

        ``began`` is as in ``set_field``.

        Raises:
            StaleRevisionError: someone else changed the pair; the text is kept as a draft.
            PairsmithError: the pair has no such text; what was typed is kept as a draft.
        """
        self._save_typed(field, text, began, lambda pair: texts.rewrite(pair, field, text), f"edit {field}")

    def _save_typed(self, field: str, text: str, began: Pair | None, wish: WishFor, label: str) -> None:
        """Commit what was typed over what it began from, and forget its draft."""
        began = began or self.pair
        if began is None:
            return
        # By itself: what was typed stays whatever comes of saving it.
        self.store.drafts.save(began.id, field, text, began.revision)
        with self.store.transaction():
            saved = self.store.pairs.get(began.id)
            overwrites = texts.typed(saved, field) not in (texts.typed(began, field), text)
            if not overwrites:
                self.change(wish, label, pair=saved)
                self.store.drafts.discard(began.id, field)
        self.reload()
        if overwrites:
            both = f"yours is kept as a draft; open {texts.spoken(field)} again to see both"
            raise StaleRevisionError(f"{texts.spoken(field)} of pair {began.id} was changed elsewhere", both)

    def write(self, texts: Mapping[str, str]) -> int:
        """Store a pair that was written by hand, and turn to it; returns its id.

        Raises:
            PairsmithError: it can't be stored; the texts are kept as drafts.
        """
        # By itself, as in ``save_text``.
        self.store.drafts.keep_begun(texts)
        pair_id = write_pair(self.store, texts)
        self.saved += 1
        self.go_to(pair_id)
        self._count()
        return pair_id

    def change(self, wish: WishFor, label: str, *, pair: Pair | None = None, join: bool = False) -> None:
        """Commit a change to a pair, the current one if none is named, and the place that it was made at.

        Raises:
            StaleRevisionError: someone else changed the pair; what is shown is loaded anew.
        """
        before = pair or self.pair
        if before is None:
            return
        try:
            with self.store.transaction():
                after = self.store.pairs.change(before, wish(before), label, join=join)
                self._keep_place()
        except StaleRevisionError:
            self.reload()
            raise
        if after.revision != before.revision:
            self.saved += 1
            self.reload()
            self._count()

    def alike_to(self, text: str, field: str) -> list[NeighbourRow]:
        """What the pair is close to with a text that is being typed, in this field and in the other."""
        found = self.store.index.near(text, field, self.pair.id if self.pair else None)
        others = [row for row in self.neighbours if row.field != field]
        return sorted(
            [*found, *others], key=lambda row: (not row.counts, row.field != field, -row.similarity)
        )

    def settle(self, wanted: Settling) -> None:
        """Settle a group of near-duplicates as one step.

        Raises:
            StaleRevisionError: one of its pairs was changed since; nothing is done.
        """
        with self.store.transaction():
            settle(self.store, wanted)
            self._keep_place()
        self.saved += bool(wanted.out)
        self.reload()
        self._count()

    def undo(self, *, stay: bool = False) -> str:
        """Take back the latest step and turn to its pair, unless to ``stay``; what it was, or nothing.

        Raises:
            PairsmithError: it is an import, and to stay where its pairs may be in sight is asked for.
        """
        step = self.store.journal.next_undo()
        moves = self._moves_pairs(step)
        if step and stay and moves:
            raise PairsmithError(f"the latest step is {step.label}", "undo it where the pairs are read")
        return self._after_replay(self.store.pairs.undo(), moves=moves, stay=stay)

    def redo(self) -> str:
        """Do the step again that was taken back last; what it was, or nothing."""
        moves = self._moves_pairs(self.store.journal.next_redo())
        return self._after_replay(self.store.pairs.redo(), moves=moves)

    def _moves_pairs(self, step: Step | None) -> bool:
        return step is not None and self.store.imports.is_one(step.id)

    def _after_replay(
        self, done: tuple[str, Sequence[int]] | None, *, moves: bool, stay: bool = False
    ) -> str:
        self.import_moved = moves
        if done is None:
            return ""
        label, pair_ids = done
        self.touched = pair_ids
        self.saved += 1
        if moves:
            self._refresh_in_place()
        else:
            self._count()
            self.reload()
        words = (
            f"{label}, #{pair_ids[0]}" if len(pair_ids) == 1 else f"{label}, {plural(len(pair_ids), 'pair')}"
        )
        if moves and not self.store.pairs.find(pair_id=next(iter(pair_ids), 0)):
            return words
        if stay or self.walk.current in pair_ids or not pair_ids or self._turn_to(pair_ids[0]):
            return words
        return f"{words}, not in this view"

    def not_indexed(self) -> int:
        """How many pairs are still to be compared, with an index that this version made."""
        self.store.index.forget_stale(PARAMETERS)
        return self.store.index.pending()

    def index_some(self) -> int:
        """Compare a few of the pairs that are not compared yet; returns how many, 0 when all are done."""
        sketch(self.store)
        return self.store.index.link_next(LINKED)

    def waiting(self) -> str:
        """What was typed and neither saved nor dropped, in words; empty where there is nothing."""
        begun = (
            f"a new pair that was begun waits; {key_of('curate.write')} goes on with it"
            if self.store.drafts.begun()
            else ""
        )
        drafts = self.store.drafts.all()
        if not drafts:
            return "; ".join(filter(None, [begun, *self._left_outside]))
        first = f"{texts.spoken(drafts[0].field)} of #{drafts[0].pair_id}"
        more = f" and {len(drafts) - 1} more" if len(drafts) > 1 else ""
        waits = f"a draft waits for {first}{more}; {key_of('curate.filter')}, with a draft, finds what waits"
        return "; ".join(filter(None, [waits, begun, *self._left_outside]))

    def leave(self) -> None:
        """Remember the place for the next time, unless this app may only read."""
        if self.store.read_only:
            return
        with self.store.transaction():
            self._keep_place()
            keep_row(self.store, self.view, self.walk.ids)

    def take_over(self) -> None:
        """Write from here on: whoever did has ended, and what it left is read anew."""
        self.store.allow_writing()
        self._left_outside = take_back(self.store)
        self._refresh_in_place()

    def _notice_others(self) -> None:
        """Count anew where another program has written since."""
        version = self.store.data_version()
        if version != self._version:
            self._version = version
            self._count()

    def _count(self) -> None:
        self.included = self.store.counts.included()
        self.left = self.store.queue.undecided_count(self.view, self.walk.ids)

    def _keep_place(self) -> None:
        keep_place(self.store, Place(self.view, self.sight, self.walk.current))
