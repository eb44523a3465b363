"""What an export brings for each trainer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import orjson

from tui.formats.stubs.summary import Summary
from tui.formats.trainers import stubs
from tui.jobs.export import EVAL, INCLUDED, PHASE_FILES, SIDECAR, Plan
from tui.jobs.export_rows import Written


def trainer_files(plan: Plan, written: Sequence[Written], folder: Path) -> dict[str, bytes]:
    """Name to content of the trainers' files for rows that stand in ``folder``; none without a phase."""
    phases = tuple(name for name in PHASE_FILES.values() if name in plan.files)
    if not phases:
        return {}
    with (folder / INCLUDED).open("rb") as file:
        columns = tuple(orjson.loads(file.readline()))
    trained = [file for file in written if file.name in (INCLUDED, EVAL)]
    return stubs(
        Summary(
            format=plan.wanted.format,
            columns=columns,
            rows={file.name: file.rows for file in written if file.name != SIDECAR},
            phases=phases,
            eval_file=EVAL if EVAL in plan.files else None,
            has_system=plan.tally.system > 0,
            cumulative=plan.wanted.cumulative,
            max_tokens=max(file.longest for file in trained) or None,
        )
    )
