"""Groups of near-duplicates: what is connected, what stays apart, and the row of alike pairs."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

from tui.similar.groups import STRONG, Link, groups, in_a_row, with_excluded

WEAK = STRONG - 0.1


def test_strong_links_connect_over_any_number_of_others() -> None:
    assert groups([(1, 2, 0.9), (3, 2, 1.0), (5, 4, STRONG)]) == [[1, 2, 3], [4, 5]]
    assert groups([]) == []


def test_it_makes_no_difference_which_way_round_or_how_often_a_link_comes() -> None:
    once = [(1, 2, 0.9), (2, 3, WEAK), (4, 5, 1.0)]
    both = [*once, *((other, one, near) for one, other, near in once), *once]
    assert groups(both) == groups(once) == [[1, 2, 3], [4, 5]]


def test_what_is_less_alike_joins_its_nearest_group_and_brings_nothing_with_it() -> None:
    links = [(1, 2, 0.95), (2, 3, 0.8), (3, 4, 0.75), (4, 5, 0.72)]
    assert groups(links) == [[1, 2, 3], [4, 5]], (
        "3 belongs to 1 and 2; that 4 is a little like it is no reason"
    )


def test_of_three_that_are_a_little_alike_the_one_in_between_holds_them_together() -> None:
    assert groups([(1, 2, 0.8), (2, 3, 0.8)]) == [[1, 2, 3]]


def test_siblings_never_come_into_one_group() -> None:
    assert groups([(1, 2, 0.9), (2, 3, 0.95)], [(1, 3, 0.9)]) == [[2, 3]], "the nearer link counts"
    assert groups([(1, 2, 0.9)], [(2, 1, 0.9)]) == []
    links = [(1, 2, 1.0), (3, 4, 1.0), (2, 3, 0.9)]
    assert groups(links, [(1, 4, 0.9)]) == [[1, 2], [3, 4]], "also where others stand between them"
    assert groups([(1, 2, WEAK), (2, 3, WEAK - 0.01)], [(1, 3, 0.9)]) == [[1, 2]]


def test_on_random_links_no_group_holds_siblings_and_each_is_connected() -> None:
    chance = random.Random(5)
    parted = 0
    for _ in range(200):
        pairs = list(combinations(range(1, 15), 2))
        chance.shuffle(pairs)
        apart: list[Link] = [(*pair, 0.9) for pair in pairs[:6]]
        joins: list[Link] = [(*pair, round(chance.uniform(0.7, 1.0), 3)) for pair in pairs[6:26]]
        found = groups(joins, apart)
        members = [member for group in found for member in group]
        assert len(members) == len(set(members)), "a pair is in one group only"
        for group in found:
            inside = {frozenset(pair) for pair in combinations(group, 2)}
            assert not inside & {frozenset(link[:2]) for link in apart}
            connected = groups([(one, other, 1.0) for one, other, _ in joins if {one, other} <= set(group)])
            assert connected == [group]
        parted += found != groups(joins)
    assert parted > 100, "the siblings made a difference"


def test_without_siblings_strong_links_give_the_connected_components() -> None:
    chance = random.Random(8)
    for _ in range(50):
        joins: list[Link] = [(chance.randrange(60), chance.randrange(60), 0.9) for _ in range(40)]
        joins = [link for link in joins if link[0] != link[1]]
        reached = {member: {member} for link in joins for member in link[:2]}
        for one, other, _ in joins:
            union = reached[one] | reached[other]
            for member in union:
                reached[member] = union
        assert groups(joins) == sorted(
            {tuple(sorted(found)): sorted(found) for found in reached.values()}.values()
        )


def test_what_is_excluded_connects_nothing_and_stands_beside_its_nearest() -> None:
    links = [(1, 2, 0.9), (2, 3, 0.95), (3, 4, 0.9), (2, 9, 1.0)]
    assert with_excluded(links, [], set()) == [([1, 2, 3, 4, 9], [])]
    assert with_excluded(links, [], {2}) == [([3, 4], []), ([9], [2])]
    assert with_excluded(links, [], {2, 9}) == [([3, 4], [2])]
    assert with_excluded([(1, 2, 0.9)], [], {1, 2}) == [], "nothing is left to look at"


def test_alike_pairs_follow_each_other_duplicates_first_siblings_next() -> None:
    joins = [(2, 9, 1.0), (4, 7, 0.9), (30, 31, 1.0)]
    apart = [(9, 12, 0.95), (2, 4, 0.8), (12, 20, 0.9)]
    assert in_a_row(joins, apart) == [2, 9, 12, 20, 4, 7, 30, 31]


def test_the_largest_family_comes_first_and_begins_with_its_largest_group() -> None:
    joins = [(1, 2, 1.0), (5, 6, 1.0), (6, 7, 1.0)]
    assert in_a_row(joins, [(3, 5, 0.9)]) == [5, 6, 7, 3, 1, 2]


def test_a_row_holds_every_pair_once_and_keeps_groups_together() -> None:
    chance = random.Random(2)
    links: list[Link] = [
        (one, one + chance.randrange(1, 9), round(chance.uniform(0.7, 1.0), 2)) for one in range(1, 400, 3)
    ]
    joins, apart = links[::2], links[1::2]
    row = in_a_row(joins, apart)
    assert sorted(row) == sorted({member for link in links for member in link[:2]})
    place = {member: number for number, member in enumerate(row)}
    together = 0
    for group in groups(joins, apart):
        places = sorted(place[member] for member in group)
        assert all(second == first + 1 for first, second in pairwise(places))
        together += 1
    assert together > 20
