"""Groups of near-duplicates: which pairs say the same, so that one of them is enough. Ids in, ids out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

Link = tuple[int, int, float]
"""Two pairs and how alike they are (0 to 1); the same two may come again, also the other way round."""

STRONG = 0.85
"""From this likeness on a link connects over any number of others. Below it, links lead from one thing to
another: in 4,000 prompts about code they make one group of 1,175, from factorials to the sizes of folders."""

Label = dict[int, int]
"""Each pair to the group that it is in, which goes by the number of one of its members."""


def groups(joins: Sequence[Link], apart: Sequence[Link] = ()) -> list[list[int]]:
    """The groups of pairs that ``joins`` connect; each sorted, of two at least.

    Strong links connect over any number of others. What they have connected takes in what is linked to it
    less strongly, the nearest first, but not what is linked to that alone. Two that stand in ``apart`` never
    come into one group, also where others connect them.
    """
    label, members = _connected(link for link in joins if link[2] >= STRONG)
    clashing = {label[one] for one, other, _ in apart if label.get(one, one) == label.get(other, other)}
    if clashing:
        strong = [link for link in joins if link[2] >= STRONG and label[link[0]] in clashing]
        within = [link for link in apart if label.get(link[0]) in clashing]
        for number in clashing:
            label.update((member, member) for member in members.pop(number))
        _Parted(label, members, within).connect(strong)
    weak = [link for link in joins if link[2] < STRONG and label.get(link[0]) != label.get(link[1], -1)]
    if weak:
        _Parted(label, members, apart).gather(weak)
    return sorted(sorted(found) for found in members.values() if len(found) > 1)


def _connected(links: Iterable[Link]) -> tuple[Label, dict[int, list[int]]]:
    """Everything connected, without a look at what is to stay apart."""
    group_of: dict[int, list[int]] = {}
    for one, other, _ in links:
        mine = group_of.get(one)
        if mine is None:
            mine = group_of[one] = [one]
        theirs = group_of.get(other)
        if theirs is None:
            mine.append(other)
            group_of[other] = mine
        elif mine is not theirs:
            # The smaller goes into the larger, so that few pairs move.
            small, large = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
            large += small
            for member in small:
                group_of[member] = large
    label = {member: found[0] for member, found in group_of.items()}
    return label, {found[0]: found for found in group_of.values()}


class _Parted:
    """Groups that grow, and know which others hold a sibling of one of their members."""

    def __init__(self, label: Label, members: dict[int, list[int]], apart: Iterable[Link]) -> None:
        self._label = label
        self._members = members
        self._foes: defaultdict[int, set[int]] = defaultdict(set)
        for one, other, _ in apart:
            mine, theirs = label.get(one, one), label.get(other, other)
            self._foes[mine].add(theirs)
            self._foes[theirs].add(mine)

    def connect(self, links: Iterable[Link]) -> None:
        """Connect the nearest first, but never a sibling."""
        label, foes = self._label, self._foes
        for one, other, _ in sorted(links, key=itemgetter(2), reverse=True):
            mine, theirs = label.setdefault(one, one), label.setdefault(other, other)
            if mine != theirs and theirs not in foes[mine]:
                self._merge(mine, theirs)

    def gather(self, links: Sequence[Link]) -> None:
        """Let each group take in what is linked to it as it is now; what is taken in takes in nothing."""
        label, foes = self._label, self._foes
        degree = Counter(map(itemgetter(0), links))
        degree.update(map(itemgetter(1), links))
        for pair_id in degree:
            label.setdefault(pair_id, pair_id)
        core = dict(label)
        middle: dict[int, int] = {}
        for one, other, _ in sorted(links, key=itemgetter(2), reverse=True):
            mine, theirs = label[one], label[other]
            if mine == theirs or theirs in foes[mine]:
                continue
            if mine in middle and theirs in middle:
                continue
            cores = (core[one], core[other])
            chosen = middle.get(mine, middle.get(theirs))
            if chosen is None:
                chosen = max(cores, key=lambda one: (self._size(one), degree[one], -one))
            if chosen in cores:  # Else it leads to one that was taken in.
                middle[self._merge(mine, theirs)] = chosen

    def _size(self, number: int) -> int:
        return len(self._members.get(number, (number,)))

    def _merge(self, small: int, large: int) -> int:
        label, members, foes = self._label, self._members, self._foes
        moving, staying = members.pop(small, [small]), members.pop(large, [large])
        if len(moving) + len(foes[small]) > len(staying) + len(foes[large]):
            small, large, moving, staying = large, small, staying, moving
        for member in moving:
            label[member] = large
        members[large] = staying + moving
        for foe in foes.pop(small, ()):
            foes[foe].discard(small)
            foes[foe].add(large)
            foes[large].add(foe)
        return large


def with_excluded(
    joins: Sequence[Link], apart: Sequence[Link], excluded: Collection[int]
) -> list[tuple[list[int], list[int]]]:
    """Groups of the pairs that are not excluded, each with the excluded ones that are nearest to it.

    What is excluded connects nothing: two that were alike only by way of it are no duplicates. A pair left
    alone with excluded ones is a group too, a settled one.
    """
    alive = joins
    if excluded:
        alive = [link for link in joins if link[0] not in excluded and link[1] not in excluded]
    found = groups(alive, apart)
    group_of = {member: number for number, members in enumerate(found) for member in members}
    nearest: dict[int, tuple[float, int]] = {}
    for one, other, near in joins if excluded else ():
        if (one in excluded) != (other in excluded):
            gone, left = (one, other) if one in excluded else (other, one)
            nearest[gone] = min(nearest.get(gone, (0.0, left)), (-near, left))
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for gone, (_, left) in sorted(nearest.items()):
        if left not in group_of:
            group_of[left] = len(found)
            found.append([left])
        beside[group_of[left]].append(gone)
    return [(members, beside[number]) for number, members in enumerate(found)]


def in_a_row(joins: Sequence[Link], apart: Sequence[Link]) -> list[int]:
    """Every pair that is alike to another, so that alike pairs follow each other.

    The members of a group stand together; after it come what is linked to it and its siblings, the nearest
    next. What is connected in any of these ways is a family; the largest comes first.
    """
    found = groups(joins, apart)
    group_of = {member: members for members in found for member in members}
    links: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other, near in (*joins, *apart):
        mine = group_of.setdefault(one, [one])
        theirs = group_of.setdefault(other, [other])
        if mine is not theirs:
            links[mine[0]].append((-near, theirs[0]))
            links[theirs[0]].append((-near, mine[0]))
    # The largest group first, so that a family begins with it.
    starts = sorted({id(members): members for members in group_of.values()}.values(), key=_largest_first)
    met: set[int] = set()
    families = []
    for start in starts:
        if start[0] not in met:
            walk = _walk(start[0], links, met)
            families.append([member for first in walk for member in group_of[first]])
    return [member for family in sorted(families, key=len, reverse=True) for member in family]


def _largest_first(members: Sequence[int]) -> tuple[int, int]:
    return -len(members), members[0]


def _walk(start: int, links: dict[int, list[tuple[float, int]]], met: set[int]) -> list[int]:
    """Everything that can be reached from here, each time to the nearest that was not met yet."""
    walked = []
    stack = [start]
    while stack:
        here = stack.pop()
        if here not in met:
            met.add(here)
            walked.append(here)
            # The nearest last: it is taken next.
            stack += map(itemgetter(1), sorted(links.get(here, ()), reverse=True))
    return walked
