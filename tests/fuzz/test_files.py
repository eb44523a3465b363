"""Whatever a file holds: pairs and rejects that add up and lose nothing, or one clear line."""

from __future__ import annotations

import base64
import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_damage import SEEDS
from tests.fuzz.cases import found, storable, texts, tried
from tui.config import PROJECT_FILE, load_project
from tui.core.errors import PairsmithError
from tui.core.rubric import Rubric
from tui.core.text import INVISIBLE, is_blank
from tui.core.view import Filter
from tui.formats.dumping import dump_row
from tui.formats.jsonl import Line, parse_record
from tui.formats.score_lines import score_line, scored
from tui.formats.writing import encode_row
from tui.jobs.apply import apply_decisions
from tui.jobs.import_file import import_file
from tui.store.store import Store

NAMES = (
    *("prompt", "output", "completion", "instruction", "input", "response", "question", "answer", "text"),
    *("messages", "conversations", "conversation", "role", "content", "from", "value", "chosen", "rejected"),
    *("system", "history", "status", "flags", "category", "tags", "phase", "split", "id", "uid", "extra"),
    *(
        "context",
        "original_output",
        "note",
        "origin",
        "teacher",
        "reason",
        "mapping",
        "parent",
        "rows",
        "row",
    ),
)
WORDS = ("user", "assistant", "system", "human", "gpt", "tool", "included", "train", "true", "1")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.sampled_from(WORDS),
    texts,
)
jsons = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(NAMES), texts), inner, max_size=5),
    ),
    max_leaves=12,
)
turns = st.lists(
    st.fixed_dictionaries({"role": st.sampled_from(WORDS), "content": st.one_of(storable, jsons)}), max_size=5
)
records = st.one_of(
    st.dictionaries(st.sampled_from(NAMES), jsons, max_size=6),
    st.fixed_dictionaries(
        {"prompt": storable, "output": storable}, optional=dict.fromkeys(NAMES[16:], jsons)
    ),
    st.fixed_dictionaries({"messages": turns}, optional=dict.fromkeys(NAMES[20:], jsons)),
)


def as_lines(found: Sequence[Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in found)


def as_table(found: Sequence[Any]) -> bytes:
    names = list(dict.fromkeys(name for one in found for name in one))
    rows = [names, *([str(one.get(name, "")) for name in names] for one in found)]
    cells = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join(cells).encode("utf-8", "replace")


WAYS = (
    as_lines,
    as_table,
    lambda found: json.dumps(found).encode(),
    lambda found: json.dumps({"data": found, "version": 1}, indent=2).encode(),
    lambda found: json.dumps(found, ensure_ascii=False).encode("utf-16", "surrogatepass"),
    lambda found: gzip.compress(as_lines(found), mtime=0),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of records, most of them whole, with bytes put in, taken out or overwritten."""
    whole = st.builds(lambda way, found: way(found), st.sampled_from(WAYS), st.lists(records, max_size=4))
    content = draw(st.one_of(whole, whole, st.sampled_from(list(SEEDS.values())), st.binary(max_size=60)))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.integers(0, 9))
        put = draw(st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"{", b"]", b"\\", b",", b"\n"])))
        content = content[:start] + put + content[end:]
    return content


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One database for all cases of a test: making one takes longer than a case does."""
    with Store.open(tmp_path_factory.mktemp("fuzz") / "pairs.db", create=True) as store:
        yield store


def refusal_of(error: PairsmithError) -> str:
    words = str(error)
    assert "\n" not in words
    assert not INVISIBLE.search(words.encode("utf-8", "replace").decode()), ascii(words)
    return words


def check_file(store: Store, content: bytes) -> None:
    before, last = store.pairs.count(), max((pair.id for pair in store.pairs.every()), default=0)
    try:
        done = import_file(store, io.BytesIO(content), "fuzz")
    except PairsmithError as error:
        refusal_of(error)
        assert store.pairs.count() == before
        return
    assert done.read == done.stored + done.already_there + done.rejected
    assert store.pairs.count() == before + done.stored
    again = import_file(store, io.BytesIO(content), "fuzz") if done.stored else done
    assert store.pairs.count() == before + done.stored, "the same file twice adds nothing"
    assert again.stored == 0 or not done.stored
    for pair in store.pairs.every():
        if pair.id > last:
            assert not is_blank(pair.prompt)
            assert json.loads(encode_row(dump_row(pair, {})))["output"] == pair.output
    assert all(row.reason and "\n" not in row.reason for row in store.rejects.every())


@pytest.mark.parametrize("packed", found("files"))
def test_a_file_that_once_went_wrong_stays_right(store: Store, packed: str) -> None:
    check_file(store, base64.b64decode(packed))


@tried(150)
@given(damaged())
def test_a_file_gives_pairs_and_rejects_that_add_up_or_one_clear_line(shared: Store, content: bytes) -> None:
    check_file(shared, content)


@tried(100)
@given(content=damaged())
def test_decisions_are_applied_or_named_with_their_line(shared: Store, content: bytes) -> None:
    try:
        summary = apply_decisions(shared, io.BytesIO(content), "fuzz")
    except PairsmithError as error:
        refusal_of(error)
        return
    assert summary.read == summary.changed + summary.unchanged + len(summary.failed)


@tried(150)
@given(st.one_of(records, jsons))
def test_a_record_is_scored_or_refused(record: Any) -> None:
    read = parse_record(Line(1, json.dumps(record).encode()))
    if isinstance(read, dict):
        try:
            words = score_line(scored(read, Rubric()))
        except ValueError as error:
            words = str(error)
        assert "\n" not in words


@tried(150)
@given(
    st.one_of(
        texts,
        st.lists(st.sampled_from([*'"*()^:-+{}', "NEAR", "AND ", "OR ", "NOT ", "a", " "])).map("".join),
    )
)
def test_whatever_is_searched_for_is_looked_for(shared: Store, text: str) -> None:
    assert shared.queue.count(Filter(text=text)) >= 0


_TOML = (
    *(
        "[rubric]\n",
        "[voice]\n",
        "[limits]\n",
        "[templates]\n",
        "[semantic]\n",
        "[[voice]]\n",
        "[rubric.weights]\n",
    ),
    *(
        "threshold = ",
        "weights = ",
        "max_words = ",
        "description = ",
        "avoid = ",
        "source = ",
        "a.b = ",
        "= ",
    ),
    *("8\n", "'x'\n", "['x', 5]\n", "{}\n", "nan\n", "-1\n", "true\n", "1979-05-27\n", "\n", "# x\n", '"""'),
)
settings_text = st.lists(st.one_of(st.sampled_from(_TOML), storable), max_size=8).map("".join)


@tried(150)
@given(settings_text)
def test_a_configuration_is_read_or_refused_with_its_file(tmp_path_factory: Any, text: str) -> None:
    folder: Path = tmp_path_factory.getbasetemp()
    (folder / PROJECT_FILE).write_text(text, encoding="utf-8", newline="")
    refusal = ""
    try:
        load_project(folder / "pairs.db")
    except PairsmithError as error:
        refusal = refusal_of(error)
    assert not refusal or str(folder / PROJECT_FILE) in refusal
