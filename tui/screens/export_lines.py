"""What the export screen draws: the settings, the plan, and what keeps it from being written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tui.actions import key_of, with_keys
from tui.core.lengths import LIMITS
from tui.core.text import one_line, plural
from tui.jobs.export import EVAL, INCLUDED, WHY_LEFT_OUT, Plan, drafts_named
from tui.jobs.export_checks import ALLOWABLE
from tui.jobs.export_folder import named
from tui.store.drafts import Draft
from tui.widgets.lines import BLANK, Line
from tui.widgets.wrap import wrap

_PROBLEMS_SHOWN = 12
_DRAFTS_SHOWN = 6


def setting(name: str, value: str, width: int, role: str = "text") -> list[Line]:
    """A setting with its value."""
    return _hanging(f" {name:<12}", value, width, role)


def way_on(names: Sequence[str], *, overwrite: bool) -> str:
    """What of others stands in the folder, and what becomes of it."""
    held = one_line(named(names), 60)
    if overwrite:
        return f"{held}: a file of the same name is overwritten, the others stay"
    return f"{held}, not as an export wrote it; {key_of('export.force')} writes all the same"


def draft_lines(drafts: Sequence[Draft], width: int) -> list[Line]:
    """What was typed and not saved: it is in no file."""
    if not drafts:
        return []
    are = "is" if len(drafts) == 1 else "are"
    words = f"{plural(len(drafts), 'draft')} {are} not saved: {drafts_named(drafts, _DRAFTS_SHOWN)}"
    return setting("drafts", f"{words}; the files hold the saved texts", width, "critical")


def plan_lines(plan: Plan, width: int) -> list[Line]:
    """Files with their rows, and what stays out and why."""
    statuses = ", ".join(f"{count} {status}" for status, count in sorted(plan.statuses.items()))
    lines: list[Line] = [((" the set: ", "heading"), (statuses or "empty", "text")), BLANK]
    lines.append(((" would be written", "heading"),))
    lines += [
        ((f"   {name:<28}", "text"), (f"{plural(count, 'row'):>12}", "flag-on"))
        for name, count in plan.rows.items()
    ]
    if not plan.files.keys() & {INCLUDED, EVAL}:
        lines.append((("   nothing to train on: no pair is included yet", "held"),))
        lines.append(
            (
                (
                    with_keys("   <export.back> goes back; there <curate.decide_included> includes a pair"),
                    "dim",
                ),
            )
        )
    lines += [BLANK, *length_lines(plan, width)] if plan.lengths else []
    if plan.left_out:
        lines += [BLANK, ((" stays out", "heading"),)]
        lines += [
            ((f"   {WHY_LEFT_OUT[status]:<28}", "dim"), (f"{plural(count, 'pair'):>12}", "dim"))
            for status, count in plan.left_out.items()
        ]
    return lines


def length_lines(plan: Plan, width: int) -> list[Line]:
    """How long the rows are in tokens, and how many of them common limits of trainers cut."""
    if not plan.lengths:
        return []
    tokens = plan.wanted.tokens
    by = "counted" if tokens.name else "estimated"
    sign = "" if tokens.name else "~"
    head = "".join(f"{name:>9}" for name in ("half", "longest", *(f"over {cut // 1024}k" for cut in LIMITS)))
    lines: list[Line] = [((f" {f'tokens of a row, {by}':<29}", "heading"), (head, "dim"))]
    for group in plan.lengths:
        sizes = "".join(f"{f'{sign}{count:,}':>9}" for count in (group.p50, group.longest))
        cuts = "".join(f"{f'{cut.rows:,}' if cut.rows else '-':>9}" for cut in group.cuts)
        lines.append(((f"   {group.group:<26}", "text"), (sizes, "flag-on"), (cuts, "text")))
    return lines


def finding_lines(plan: Plan, width: int, *, allowed: bool, marked: int) -> tuple[list[Line], int]:
    """What is wrong with pairs, around the marked one, and on which line that stands."""
    found = plan.findings
    if not found:
        return [], 0
    lines: list[Line] = [*_verdict(plan, allowed=allowed)]
    counts = Counter(one.code for one in found)
    first = max(0, min(marked - _PROBLEMS_SHOWN // 2, len(found) - _PROBLEMS_SHOWN))
    if len(found) > _PROBLEMS_SHOWN:
        listed = ", ".join(f"{count:,} {code}" for code, count in sorted(counts.items()))
        lines += _hanging("   ", f"{marked + 1:,} of {len(found):,}: {listed}", width, "dim")
    at = 0
    for number, one in enumerate(found[first : first + _PROBLEMS_SHOWN], start=first):
        at = len(lines) if number == marked else at
        start = f" {'▸' if number == marked else ' '} #{one.pair_id} "
        lines += _hanging(start, f"{one.says} ({one.code})", width, "cursor" if number == marked else "text")
    return lines, at


def _verdict(plan: Plan, *, allowed: bool) -> Iterator[Line]:
    """Whether what is wrong keeps the export from being written."""
    if plan.problems:
        allowed = allowed and set(plan.codes) <= set(ALLOWABLE)
        says = "written all the same" if allowed else "nothing is written while there is one"
        words = f"{plural(len(plan.problems), 'problem')}: {says}"
        yield ((f" {words}", "held" if allowed else "critical"),)
    if plan.warnings:
        yield ((f" {plural(len(plan.warnings), 'warning')}: written, and worth a look", "held"),)


def _hanging(start: str, text: str, width: int, role: str = "text") -> list[Line]:
    """A text after its heading; what does not fit goes on below itself."""
    lines = wrap(text, width - len(start))
    return [
        ((start if not number else " " * len(start), "dim"), (line, role))
        for number, line in enumerate(lines)
    ]
