"""The groups of near-duplicates as they lie on the desk: which one is looked at, which pair is kept.

Plain and synchronous like the desk itself: the screens call it on the store's thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.core.errors import StaleRevisionError
from tui.core.glimpse import Group, GroupRow, Likeness, Member
from tui.core.pair import Pair
from tui.core.settling import Settling, arranged, largest_first, settling, staying, suggested
from tui.core.walk import first_in_sight
from tui.screens.desk import Desk

if TYPE_CHECKING:
    from tui.similar.labels import Match


class GroupDesk:
    """All groups, one of them open before the expert."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.store = desk.store
        self.groups: list[Group] = []
        """Those that are listed: the open ones, or all."""
        self.all: list[Group] = []
        self.position = 0
        self.settled_too = False
        self.pending = 0
        """Pairs that are not compared with the others yet."""
        self.members: list[Member] = []
        self.here = 0
        self.kept = 0
        self.stays: set[int] = set()
        self.chosen: set[int] = set()
        """Those of ``stays`` that the expert let stay."""
        self.likeness: dict[int, Likeness] = {}
        self.pair: Pair | None = None
        self.kept_pair: Pair | None = None
        self.matches: dict[str, Match | None] = {}

    @property
    def open_count(self) -> int:
        """How many groups are to be settled."""
        return sum(group.open for group in self.all)

    @property
    def group(self) -> Group | None:
        """The group that is looked at."""
        return self.groups[self.position] if self.groups else None

    def start(self, pair_id: int | None) -> bool:
        """Read the groups; true where the pair is in one, which is then open before the expert."""
        self.read()
        return pair_id is not None and self.turn_to(pair_id)

    def read(self) -> None:
        """Read all groups anew."""
        self.all = self.store.groups.all()
        self.pending = self.store.index.pending()
        self._list()

    def _list(self) -> None:
        self.groups = [group for group in self.all if group.open or self.settled_too]
        self.go(self.position)

    def go(self, position: int) -> None:
        """Another group of the list."""
        self.position = max(0, min(position, len(self.groups) - 1))

    def toggle_settled(self) -> None:
        """List the settled groups too, or the open ones only."""
        before = self.group
        self.settled_too = not self.settled_too
        self._list()
        if before in self.groups:
            self.position = self.groups.index(before)

    def turn_to(self, pair_id: int) -> bool:
        """Open the group that a pair is in, at this pair; false if it is in none."""
        for group in self.all:
            if pair_id in group.members or pair_id in group.excluded:
                if group not in self.groups:
                    self.toggle_settled()
                self.position = self.groups.index(group)
                self.open_group(pair_id)
                return True
        return False

    def rows(self, top: int, height: int) -> tuple[int, list[GroupRow]]:
        """The groups that are in sight around the present one, and the first one's position."""
        first = first_in_sight(self.position, top, height, len(self.groups))
        return first, self.store.groups.rows(self.groups[first : first + height])

    # One group

    def open_group(self, pair_id: int | None = None) -> None:
        """Look at the present group, from a pair on, or from the one that is suggested."""
        group = self.group
        self.members = self.store.groups.members(group) if group else []
        self.keep(suggested(self.members) or 0)
        ids = [member.id for member in self.members]
        wanted = self.kept if pair_id is None else pair_id
        self.here = ids.index(wanted) if wanted in ids else 0
        self.look()

    def keep(self, pair_id: int) -> None:
        """Make a pair the one to keep; what stays beside it follows from how alike it is."""
        others = [
            member.id for member in self.members if member.id != pair_id and member.status != "excluded"
        ]
        self.kept = pair_id
        self.likeness = self.store.groups.likeness(pair_id, others)
        self.members = arranged(self.members, pair_id, self.likeness)
        beside = self.store.groups.stay_together([pair_id, *others])
        self.stays = staying(self.members, pair_id, self.likeness, beside)
        self.chosen = {stays for stays in self.stays if stays in beside}
        self.kept_pair = self.store.pairs.find(pair_id=pair_id)

    def keep_this(self) -> bool:
        """Keep the pair that is looked at; false if it is excluded already."""
        member = self.member
        if member is None or member.status == "excluded":
            return False
        self.keep(member.id)
        self.here = 0
        self.look()
        return True

    def toggle_stay(self) -> bool:
        """Let the pair that is looked at stay too, or go; false where that is not for it to say."""
        member = self.member
        if member is None or member.status == "excluded" or member.id == self.kept:
            return False
        self.stays ^= {member.id}
        self.chosen = self.chosen | {member.id} if member.id in self.stays else self.chosen - {member.id}
        return True

    @property
    def member(self) -> Member | None:
        """The pair that is looked at, as the list shows it."""
        return self.members[self.here] if self.members else None

    def step(self, by: int) -> None:
        """Another pair of the group."""
        self.here = max(0, min(self.here + by, len(self.members) - 1))
        self.look()

    def look(self) -> None:
        """Read the pair that is looked at, and in which way it is alike to the one to keep."""
        from tui.similar.labels import compare

        member, kept = self.member, self.kept_pair
        self.pair = self.store.pairs.get(member.id) if member else None
        self.matches = {}
        if self.pair and kept:
            self.matches = {
                "prompt": compare(kept.prompt, self.pair.prompt),
                "output": compare(kept.output, self.pair.output),
            }

    def plan(self) -> Settling | None:
        """What settling the group would do, with the pairs as they are now."""
        wanted = [
            member.id
            for member in self.members
            if member.id == self.kept or (member.status != "excluded" and member.id not in self.stays)
        ]
        pairs = {pair_id: self.store.pairs.get(pair_id) for pair_id in wanted}
        if self.kept not in pairs:
            return None
        outputs = self._outputs(pairs)
        return settling(self.members, pairs, self.kept, self.stays, self.chosen, self.likeness, outputs)

    def _outputs(self, pairs: Mapping[int, Pair]) -> dict[int, str | None]:
        """In which way each output is alike to that of the one to keep; nothing where it is not."""
        from tui.similar.labels import compare

        kept = pairs[self.kept].output
        matches = {pair_id: compare(kept, pair.output) for pair_id, pair in pairs.items()}
        return {pair_id: match.label if match else None for pair_id, match in matches.items()}

    def settle(self, wanted: Settling) -> bool:
        """Do it, and open the next group; false if none is left.

        Raises:
            StaleRevisionError: a pair was changed since it was shown; nothing is done, all is read anew.
        """
        group = self.group
        try:
            self.desk.settle(wanted)
        except StaleRevisionError:
            self.read()
            if not self.turn_to(wanted.kept.id):
                self.open_group()
            raise
        if group is not None:
            others = [other for other in self.all if other is not group]
            self.all = largest_first([*others, *self.store.groups.left_of(group)])
        self._list()
        return self.open_next()

    def open_next(self) -> bool:
        """Open the present group, or the next after it that is to be settled; false if there is none."""
        count = len(self.groups)
        ahead = ((self.position + step) % count for step in range(count))
        position = next((number for number in ahead if self.groups[number].open), None)
        if position is None:
            return False
        self.go(position)
        self.open_group()
        return True

    def undo(self) -> str:
        """Take back the latest step and open its group; what it was, or nothing."""
        words = self.desk.undo(stay=True)
        if words:
            here = self.pair.id if self.pair else None
            self.read()
            listed = {pair_id for group in self.groups for pair_id in (*group.members, *group.excluded)}
            wanted = next((one for one in (*self.desk.touched, here) if one in listed), None)
            if wanted is None or not self.turn_to(wanted):
                self.open_group()
        return words
