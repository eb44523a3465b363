"""Groups of near-duplicates, read from the index: for the screen that settles them, and for a queue order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

import orjson

from tui.core.glimpse import Group, GroupRow, Likeness, Member
from tui.core.settling import largest_first
from tui.store.connection import Connection
from tui.store.meta import Meta
from tui.store.rows import to_json

_SETTLED = "groups"
"""Key under which the database keeps which pairs of a group the expert wants beside each other."""

_CHUNK = 200


class Groups:
    """Reads groups; writes down only which pairs are to stay beside each other."""

    def __init__(self, connection: Connection, meta: Meta) -> None:
        self._connection = connection
        self._meta = meta

    def all(self) -> list[Group]:
        """Every group, the open ones first, of these the largest first."""
        return self._found("")

    def left_of(self, group: Group) -> list[Group]:
        """What became of a group when some of its pairs were excluded: the others may be several groups."""
        return self._found(to_json([*group.members, *group.excluded]))

    def _found(self, within: str) -> list[Group]:
        from tui.similar.groups import with_excluded

        sql = "SELECT id FROM pairs WHERE status = 'excluded'"
        excluded = {row[0] for row in self._connection.each(sql)}
        beside = self._beside()
        joins, apart = self._joins(within), self._apart(within)
        return largest_first(
            Group(tuple(members), tuple(gone), open=len(members) > 1 and not _settled(members, beside))
            for members, gone in with_excluded(joins, apart, excluded)
        )

    def _joins(self, within: str = "") -> list[tuple[int, int, float]]:
        """The matches that count: by prompt; by output alone only where that is nearly the same.

        The outputs of different questions are easily a little alike.
        """
        from tui.similar.groups import STRONG

        return self._links(f"counts = 1 AND (field = 'prompt' OR similarity >= {STRONG})", within)

    def _apart(self, within: str = "") -> list[tuple[int, int, float]]:
        """The pairs whose prompts are siblings: to exclude one would be to lose a fact."""
        return self._links("field = 'prompt' AND label = 'sibling'", within)

    def _links(self, condition: str, within: str) -> list[tuple[int, int, float]]:
        sql = f"SELECT pair_id, other_id, similarity FROM neighbours WHERE {condition}"
        if not within:
            return [(one, other, near) for one, other, near in self._connection.each(sql)]
        among = "IN (SELECT value FROM json_each(?))"
        # The plus keeps SQLite from looking up each pair with each other.
        sql = f"{sql} AND pair_id {among} AND +other_id {among}"
        return [(one, other, near) for one, other, near in self._connection.each(sql, within, within)]

    def rows(self, groups: Sequence[Group]) -> list[GroupRow]:
        """What the list shows of some groups."""
        return [self._row(group) for group in groups]

    def _row(self, group: Group) -> GroupRow:
        ids = to_json([*group.members, *group.excluded])
        sql = """SELECT status, split, count(*) FROM pairs WHERE id IN (SELECT value FROM json_each(?))
                 GROUP BY status, split"""
        counts: dict[str, int] = {}
        splits = set()
        for status, split, count in self._connection.rows(sql, ids):
            counts[status] = counts.get(status, 0) + count
            if status != "excluded":
                splits.add(split)
        sql = "SELECT substr(prompt, 1, 200) FROM pairs WHERE id = ?"
        head = self._connection.row(sql, group.members[0])
        return GroupRow(
            group=group,
            counts=counts,
            held_out={"train", "eval"} <= splits,
            contradicts=bool(self.contradicting(group.members)),
            head=head[0] if head else "",
        )

    def contradicting(self, ids: Sequence[int]) -> set[int]:
        """Those of some pairs whose output differs from another's in a fact, though the prompts are alike."""
        members = to_json(list(ids))
        sql = """SELECT n.pair_id, n.other_id FROM neighbours n
                 WHERE n.pair_id IN (SELECT value FROM json_each(?)) AND n.field = 'output'
                   AND n.label = 'sibling' AND +n.other_id IN (SELECT value FROM json_each(?))
                   AND EXISTS (SELECT 1 FROM neighbours p WHERE p.pair_id = n.pair_id
                               AND p.field = 'prompt' AND p.other_id = n.other_id AND p.counts = 1)"""
        return {pair_id for row in self._connection.rows(sql, members, members) for pair_id in row}

    def members(self, group: Group) -> list[Member]:
        """The pairs of a group as its list shows them, those that are excluded already last."""
        sql = """SELECT id, status, decided_by, score, split, rewritten, substr(prompt, 1, 200),
                        (SELECT group_concat(field) FROM drafts WHERE pair_id = pairs.id) AS drafts
                 FROM pairs WHERE id IN (SELECT value FROM json_each(?)) ORDER BY status = 'excluded', id"""
        rows = self._connection.rows(sql, to_json([*group.members, *group.excluded]))
        facts = self.contradicting(group.members)
        links = self._links_within(group.members)
        return [
            Member(
                id=row["id"],
                status=row["status"],
                decided_by=row["decided_by"],
                score=row["score"],
                split=row["split"],
                rewritten=bool(row["rewritten"]),
                head=row[6],
                drafts=tuple(sorted(row["drafts"].split(","))) if row["drafts"] else (),
                contradicts=row["id"] in facts,
                links=links.get(row["id"], 0),
            )
            for row in rows
        ]

    def _links_within(self, ids: Sequence[int]) -> dict[int, int]:
        members = to_json(list(ids))
        sql = """SELECT pair_id, count(DISTINCT other_id) FROM neighbours
                 WHERE pair_id IN (SELECT value FROM json_each(?)) AND counts = 1
                   AND +other_id IN (SELECT value FROM json_each(?)) GROUP BY pair_id"""
        return {row[0]: row[1] for row in self._connection.rows(sql, members, members)}

    def likeness(self, kept: int, ids: Sequence[int]) -> dict[int, Likeness]:
        """How each of some pairs is alike to the one to keep, compared whole: the index has the nearest only.

        Where the prompts are alike that is enough to say; else the outputs must be so alike that they would
        join the two.
        """
        from tui.similar.engine import worth_warning
        from tui.similar.groups import STRONG
        from tui.similar.labels import match
        from tui.similar.normal import wording

        kept_texts = next(self._texts([kept]), None)
        if kept_texts is None:
            return {}
        prompt, output = wording(kept_texts[1]), wording(kept_texts[2])
        found = {}
        for pair_id, other_prompt, other_output in self._texts(ids):
            if by_prompt := match(prompt, wording(other_prompt)):
                found[pair_id] = Likeness("prompt", by_prompt.similarity, by_prompt.label)
                continue
            by_output = match(output, wording(other_output))
            if (
                by_output
                and by_output.similarity >= STRONG
                and worth_warning(by_output.label, "output", other_output)
            ):
                found[pair_id] = Likeness("output", by_output.similarity, by_output.label)
        return found

    def _texts(self, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        sql = "SELECT id, prompt, output FROM pairs WHERE id IN (SELECT value FROM json_each(?))"
        for start in range(0, len(ids), _CHUNK):
            for row in self._connection.rows(sql, to_json(list(ids[start : start + _CHUNK]))):
                yield row[0], row[1], row[2]

    def let_stay(self, ids: Sequence[int]) -> None:
        """Write down that these are to stay beside each other, though they are alike."""
        stays = self._stored()
        if len(ids) > 1 and sorted(ids) not in stays:
            self._meta.set(_SETTLED, to_json([*stays, sorted(ids)]))

    def stay_together(self, ids: Sequence[int]) -> set[int]:
        """Those of some pairs that were once left beside another of them."""
        beside = self._beside()
        met: dict[int, int] = {}
        for pair_id in ids:
            for number in beside.get(pair_id, ()):
                met[number] = met.get(number, 0) + 1
        return {pair_id for pair_id in ids if any(met[number] > 1 for number in beside.get(pair_id, ()))}

    def _stored(self) -> list[list[int]]:
        stored = self._meta.get(_SETTLED)
        return orjson.loads(stored) if stored else []

    def _beside(self) -> Mapping[int, set[int]]:
        """Each pair to the numbers of the sets that it was left in."""
        beside: dict[int, set[int]] = {}
        for number, ids in enumerate(self._stored()):
            for pair_id in ids:
                beside.setdefault(pair_id, set()).add(number)
        return beside

    def alike_together(self, ids: Sequence[int], row: Sequence[int] | None = None) -> array[int]:
        """Some pairs, those that are alike after each other first, the rest in the order given.

        ``row`` is one that was found before; with it nothing is looked for.
        """
        from tui.similar.groups import in_a_row

        wanted = set(ids)
        row = in_a_row(self._joins(), self._apart()) if row is None else row
        first = array("I", (pair_id for pair_id in row if pair_id in wanted))
        wanted.difference_update(first)
        return array("I", [*first, *(pair_id for pair_id in ids if pair_id in wanted)])


def _settled(members: Sequence[int], beside: Mapping[int, set[int]]) -> bool:
    """Whether all of a group were once left beside each other."""
    common = beside.get(members[0], set())
    return bool(common.intersection(*(beside.get(member, set()) for member in members[1:])))
