"""Groups of near-duplicates: the list of them, the pairs of one, and what settling it will do."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from tui.core.glimpse import GroupRow, Likeness, Member
from tui.core.settling import SIBLING, Settling
from tui.core.text import drawable, one_line, plural
from tui.core.texts import spoken
from tui.widgets.lines import BLANK, Line, Span
from tui.widgets.marks import DRAFT_MARK, SHORT_SPLIT, STATUS_MARK, STATUS_ROLE
from tui.widgets.wrap import cut, wrap

LISTED = 12
"""Numbers of pairs that a preview names; of more it says how many they are."""

_COLUMN = 6
"""Cells of one count in the list."""

_ORDER = ("included", "held", "new", "excluded")


def list_heading(width: int) -> Line:
    """What stands in which column of the list of groups."""
    words = f"  pairs  {''.join(f'{STATUS_MARK[status]:<{_COLUMN}}' for status in _ORDER)}first words"
    return ((words[:width], "dim"),)


def list_lines(rows: Sequence[GroupRow], current: int, width: int) -> list[Line]:
    """One line for each group in sight; ``current`` is the number of the row that the cursor is on."""
    return [_list_line(row, number == current, width) for number, row in enumerate(rows)]


def _list_line(row: GroupRow, here: bool, width: int) -> Line:
    size = f"{len(row.group.members) + len(row.group.excluded):>6}  "
    counts = [f"{row.counts.get(status) or '':<{_COLUMN}}" for status in _ORDER]
    room = max(width - len(size) - _COLUMN * len(counts) - 2, 0)
    alarm = f"{'held out! ' if row.held_out else ''}{'facts differ · ' if row.contradicts else ''}"
    alarm = cut(alarm, room) if alarm else ""
    settled = "" if row.group.open else "settled · "
    room = max(room - cell_len(alarm), 0)
    head = set_cell_size(drawable(cut(f"{settled}{one_line(row.head, room)}", room)), room)
    if here:
        return ("▌", "mode-browse"), (f"{size}{''.join(counts)}{alarm}{head} ", "cursor")
    statuses = [(text, STATUS_ROLE[status]) for status, text in zip(_ORDER, counts, strict=True)]
    role = "text" if row.group.open else "dim"
    return (f" {size}", role), *statuses, (alarm, "critical"), (head, role)


def warning_lines(members: Sequence[Member], width: int) -> list[Line]:
    """What is wrong with a group beyond its being one, where anything is."""
    alive = [member for member in members if member.status != "excluded"]
    held_out = sorted(member.id for member in alive if member.split == "eval")
    facts = sorted(member.id for member in alive if member.contradicts)
    words = []
    if held_out and any(member.split == "train" for member in alive):
        words.append(f"held out, and trained on: {_numbers(held_out)} for evaluation, the others in training")
    if facts:
        words.append(f"≠ outputs differ in a fact: {_numbers(facts)}")
    return [((f" {line}", "critical"),) for text in words for line in wrap(text, width - 2)]


def member_lines(
    members: Sequence[Member],
    current: int,
    kept: int,
    stays: Collection[int],
    likeness: Mapping[int, Likeness],
    width: int,
) -> list[Line]:
    """One line for each pair in sight; ``current`` is the id that the cursor is on."""
    lines: list[Line] = []
    for member in members:
        becomes, role = _becomes(member, kept, stays)
        start = f"{member.id:>5} "
        mark = f"{STATUS_MARK[member.status]}{DRAFT_MARK if member.drafts else ' '}"
        near = f"{_near(member, kept, likeness):<4}"
        notes = f"{SHORT_SPLIT.get(member.split, ''):<5}{'≠ ' if member.contradicts else '  '}"
        room = max(width - len(start) - len(mark) - 5 - len(near) - len(notes) - 2, 0)
        head = set_cell_size(drawable(one_line(member.head, max(room, 1))), room)
        if member.id == current:
            lines.append((("▌", "mode-browse"), (f"{start}{mark}{becomes:<5}{near}{notes}{head} ", "cursor")))
            continue
        lines.append(
            (
                (f" {start}", "dim"),
                (mark, STATUS_ROLE[member.status]),
                (f"{becomes:<5}", role),
                (near, "dim"),
                (notes, "critical"),
                (head, "dim" if member.status == "excluded" else "text"),
            )
        )
    return lines


def _becomes(member: Member, kept: int, stays: Collection[int]) -> tuple[str, str]:
    if member.status == "excluded":
        return "", "dim"
    if member.id == kept:
        return "keep", "included strong"
    return ("stay", "text") if member.id in stays else ("out", "excluded")


def _near(member: Member, kept: int, likeness: Mapping[int, Likeness]) -> str:
    if member.id == kept or member.status == "excluded":
        return ""
    found = likeness.get(member.id)
    return figure(found.similarity) if found else "–"


def figure(similarity: float) -> str:
    """A likeness in three characters."""
    return "1.0" if similarity >= 0.995 else f"{similarity:.2f}"[1:]


def becomes_words(
    member: Member, kept: int, stays: Collection[int], chosen: Collection[int], found: Likeness | None
) -> Span:
    """What settling does to a pair, and why."""
    if member.status == "excluded":
        return "excluded already, stays so", "dim"
    if member.id == kept:
        return "the one to keep", "included strong"
    if member.id not in stays:
        how = ", alike by its output only" if found is None or found.field == "output" else ""
        return f"goes: will be excluded{how}", "excluded"
    if member.id in chosen:
        return "stays, as you chose", "text"
    if found is None:
        return f"stays: alike to others here, not to #{kept} itself", "text"
    return f"stays: {'differs in a fact from' if found.label == SIBLING else 'beside'} #{kept}", "text"


def settling_lines(wanted: Settling, width: int) -> list[Line]:
    """What will be done, and what is to be known before."""
    kept, out = wanted.kept, [pair.id for pair in wanted.out]
    goes = f"exclude {_numbers(out)}, reason duplicate" if out else "exclude none"
    lines: list[Line] = [
        ((f" {line}", "heading strong"),)
        for line in wrap(f"Keep #{kept.id} ({_status(kept.status)}), {goes}", width - 2)
    ]
    lines += [
        ((f"   {line}", role),) for words, role in _notes(wanted) for line in wrap(words, max(width - 4, 10))
    ]
    does = "do it, one step that u takes back" if out else "settle the group so; nothing is changed"
    return [*lines, BLANK, ((f" Enter {does} · Esc leave all as it is", "dim"),)]


def _notes(wanted: Settling) -> list[tuple[str, str]]:
    """What is to be known before, as far as there is any of it."""
    kept, out = wanted.kept, wanted.out
    included = [pair for pair in out if pair.status == "included"]
    by_you = [pair.id for pair in included if pair.decided_by == "expert"]
    by_rubric = [pair.id for pair in included if pair.decided_by != "expert"]
    drafts = wanted.drafts or {}
    fields = " and ".join(sorted({spoken(name) for names in drafts.values() for name in names}))
    right = f"; is #{kept.id} the right one?"
    found: list[tuple[str, str, Collection[int], str]] = [
        ("held", f"{len(by_you)} of them included by you: ", by_you, ""),
        ("held", f"{len(by_rubric)} of them included by the rubric: ", by_rubric, ""),
        ("critical", "outputs state another fact than it: ", wanted.contradicting, right),
        ("held", f"another answer than #{kept.id}: ", wanted.other_answer, ""),
        ("critical", "held out for evaluation: ", [pair.id for pair in out if pair.split == "eval"], ""),
        ("critical", f"with a draft of {fields}, which is kept: ", drafts, ""),
        ("held", "rewritten: ", [pair.id for pair in out if pair.rewritten], ""),
        ("held", "only the outputs are alike: ", wanted.by_output, ""),
        ("held", "what comes before the prompt is not the same: ", _other_context(wanted), ""),
        ("text", "stays too: ", wanted.stays, ""),
        ("dim", "excluded already, stays so: ", wanted.excluded, ""),
    ]
    return [(f"{before}{_numbers(ids)}{after}", role) for role, before, ids, after in found if ids]


def _other_context(wanted: Settling) -> list[int]:
    return [pair.id for pair in wanted.out if pair.context != wanted.kept.context]


def _status(status: str) -> str:
    return "undecided" if status == "new" else status


def _numbers(ids: Collection[int]) -> str:
    listed = " ".join(f"#{pair_id}" for pair_id in list(ids)[:LISTED])
    return f"{listed} and {len(ids) - LISTED:,} more" if len(ids) > LISTED else listed


def groups_words(count: int, pending: int) -> str:
    """How much there is to settle, and how much is not known yet."""
    none = "no group yet" if pending else "nothing to settle"
    words = f"{plural(count, 'group')} to settle" if count else none
    return f"{words} · {plural(pending, 'pair')} not compared yet" if pending else words
