"""Random sequences of what an expert does with a database, for tests of what must hold after each."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tui.config import Project
from tui.core.errors import PairsmithError
from tui.core.pair import PHASES, SPLITS, Pair
from tui.core.rubric import Rubric
from tui.core.texts import names
from tui.formats.dumping import dump_row
from tui.jobs.apply import apply_decisions
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.jobs.mend_reject import mend
from tui.screens.desk import Desk
from tui.store.store import Store

Act = tuple[str, int, int, str]
"""What is done, two numbers that choose by remainder on what and how, and a text."""

RUBRICS = (Rubric(), Rubric(threshold=5), Rubric(weights={**Rubric().weights, "model_fails_here": 9}))

STATUSES = ("included", "held", "excluded")

BROUGHT: Sequence[dict[str, Any]] = (
    {},
    {},
    {"category": "scanners", "tags": ["a", "b"]},
    {"flags": {"common_in_production": True, "failure_is_critical": True}, "status": "included"},
    {"status": "excluded", "decided_by": "expert", "reason": "says too little", "phase": "edge"},
    {"messages": [{"role": "user", "content": "hi"}, {"role": "assistant", "content": "what?"}]},
)
"""What a record of an import has beside its texts; messages are the turns before."""


class Expert:
    """One expert on one database; every act ends in a state that the journal must account for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rubric = 0
        self.files = 0
        self.store, self.desk = self._opened()

    def __enter__(self) -> Expert:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no file behind: there are thousands."""
        self.store.close()
        for file in self.path.parent.glob(f"{self.path.name}*"):
            file.unlink()

    def _opened(self) -> tuple[Store, Desk]:
        rubric = RUBRICS[self.rubric]
        store = Store.open(self.path, rubric, create=True)
        desk = Desk(store, Project(rubric=rubric))
        desk.start()
        return store, desk

    def act(self, act: Act) -> None:
        """Do one thing; what can't be done in this state is refused, and is nothing done."""
        what, one, other, text = act
        try:
            if self.desk.walk.ids and what in ON_A_PAIR:
                self.desk.go(one % len(self.desk.walk.ids))
            ACTS[what](self, one, other, text)
        except PairsmithError:
            return

    def import_records(self, one: int, other: int, text: str) -> None:
        rows = []
        for number in range(1 + one % 4):
            brought = dict(BROUGHT[(other + number) % len(BROUGHT)])
            prompt, output = f"{text} {number}", f"answer {other % 3}"
            if turns := brought.pop("messages", None):
                said = [{"role": "user", "content": prompt}, {"role": "assistant", "content": output}]
                rows.append({"messages": [*turns, *said], **brought})
            else:
                rows.append({"prompt": prompt, "output": output, **brought})
        self._import([json.dumps(row) for row in rows] + ["broken"] * (other % 2))

    def import_own_dump(self, one: int, other: int, text: str) -> None:
        """Bring back what was dumped, some of it under another prompt, as from another database."""
        drafts = self.store.drafts.texts() if other % 4 == 0 else {}
        rows = [dump_row(pair, drafts.get(pair.id, {})) for pair in self.store.pairs.every()]
        for row in rows[:: 1 + one % 3]:
            row["original_prompt"] = f"{row['original_prompt']} {text}"
            row.pop("uid", None) if other % 5 == 0 else None
        self._import([json.dumps(row) for row in rows])

    def _import(self, lines: list[str]) -> None:
        self.files += 1
        import_file(self.store, io.BytesIO("\n".join(lines).encode()), f"{self.files}.jsonl")
        self.desk.refresh()

    def mend_reject(self, one: int, other: int, text: str) -> None:
        ids = self.store.rejects.ids()
        reject = self.store.rejects.get(ids[one % len(ids)], 1000) if ids else None
        if reject is not None:
            mend(self.store, reject, json.dumps({"prompt": f"mended {text}", "output": f"so {other}"}))
            self.desk.refresh()

    def rewrite(self, one: int, other: int, text: str) -> None:
        if self.desk.pair is not None:
            fields = names(self.desk.pair)
            self.desk.save_text(fields[other % len(fields)], f"rewritten {text}")

    def rewrite_back(self, one: int, other: int, text: str) -> None:
        if self.desk.pair is not None:
            self.desk.save_text("output", self.desk.pair.original_output)

    def keep_draft(self, one: int, other: int, text: str) -> None:
        if self.desk.pair is not None and text:
            self.store.drafts.save(self.desk.pair.id, "output", text, self.desk.pair.revision)

    def apply(self, one: int, other: int, text: str) -> None:
        pairs = list(self.store.pairs.every())[:: 1 + one % 3]
        row = {"category": text or None, "split": SPLITS[other % 3], "phase": PHASES[one % 3]}
        lines = "\n".join(json.dumps({"id": pair.id, **row}) for pair in pairs)
        apply_decisions(self.store, io.BytesIO(lines.encode()), "decisions.jsonl")
        self.desk.reload()

    def exclude_many(self, one: int, other: int, text: str) -> None:
        pairs = list(self.store.pairs.every())[:: 1 + one % 3]
        wish = {"status": "excluded", "decided_by": "expert", "reason": "duplicate"}
        self.store.pairs.change_many([(pair, wish) for pair in pairs], "many")
        self.desk.refresh()

    def undo(self, one: int, other: int, text: str) -> None:
        self.store.pairs.undo()
        self.desk.refresh()

    def redo(self, one: int, other: int, text: str) -> None:
        self.store.pairs.redo()
        self.desk.refresh()

    def decide_with_reason(self, one: int, other: int, text: str) -> None:
        if self.desk.decide(STATUSES[other % 3]):
            self.desk.give_reason(text or "rare")

    def restart(self, one: int, other: int, text: str) -> None:
        self.store.close()
        self.rubric = other % len(RUBRICS)
        self.store, self.desk = self._opened()

    def say(self) -> list[Pair]:
        """Every pair by what it says and what was decided, whenever and however often that was."""
        timeless = {"revision": 0, "updated_at": "", "decided_at": None, "alike": 0.0}
        return [replace(pair, **timeless) for pair in self.store.pairs.every()]

    def undo_all(self) -> list[str]:
        """Undo all that can be; the label of each step."""
        undone = []
        while True:
            try:
                step = self.store.pairs.undo()
            except PairsmithError:
                return undone
            if step is None:
                return undone
            undone.append(step[0])


ACTS: dict[str, Callable[[Expert, int, int, str], object]] = {
    "import": Expert.import_records,
    "import dump": Expert.import_own_dump,
    "mend": Expert.mend_reject,
    "write": lambda expert, one, other, text: expert.desk.write(
        {"prompt": f"asked {text}", "output": f"said {one % 5}", "category": text, "behaviour": "clarify"}
    ),
    "flag": lambda expert, one, other, text: expert.desk.toggle_flag(other % 5),
    "accept": lambda expert, one, other, text: expert.desk.accept(),
    "decide": Expert.decide_with_reason,
    "reopen": lambda expert, one, other, text: expert.desk.reopen(),
    "phase": lambda expert, one, other, text: expert.desk.choose_phase(PHASES[other % 3]),
    "split": lambda expert, one, other, text: expert.desk.choose_split(SPLITS[other % 3]),
    "behaviour": lambda expert, one, other, text: expert.desk.next_behaviour(),
    "field": lambda expert, one, other, text: expert.desk.set_field(
        ("category", "tags", "note", "intent")[other % 4], text
    ),
    "rewrite": Expert.rewrite,
    "rewrite back": Expert.rewrite_back,
    "draft": Expert.keep_draft,
    "apply": Expert.apply,
    "many": Expert.exclude_many,
    "undo": Expert.undo,
    "redo": Expert.redo,
    "restart": Expert.restart,
    "index": lambda expert, one, other, text: catch_up(expert.store),
}

ON_A_PAIR = frozenset(
    {"flag", "accept", "decide", "reopen", "phase", "split", "behaviour", "field", "rewrite", "rewrite back",
     "draft"}
)  # fmt: skip

_OFTEN = ("import", "flag", "decide", "rewrite", "undo", "undo", "redo")

acts: st.SearchStrategy[Act] = st.tuples(
    st.sampled_from((*ACTS, *_OFTEN)),
    st.integers(0, 11),
    st.integers(0, 11),
    st.sampled_from(("", "E7", "naïve, zone 16", "two\nlines", "‮ bidi \x1b[31m", "日本語")),
)
"""One act; where it takes a pair or a choice, a number says which."""

sequences: st.SearchStrategy[list[Act]] = st.lists(acts, min_size=3, max_size=40)
"""What an expert does in a session or several."""
