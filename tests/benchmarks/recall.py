"""How much of what is alike is found, and how it is called."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson
from rapidfuzz import fuzz, process
from scipy import sparse

from tests.benchmarks.bench import Row, at_most, filled
from tests.benchmarks.data import SEED, Texts
from tests.benchmarks.yardstick import BANDS, ROWS
from tests.similar.edits import clauses, other_case, prefix, punctuation, suffix, synonyms, typos
from tui.jobs.index import sketch
from tui.similar.bands import band_keys
from tui.similar.bulk import Values, shingle_hashes
from tui.similar.labels import SIBLING, compare
from tui.similar.normal import normal_form
from tui.similar.signatures import Sketch, sketch_all

_COMPARED = 10_000
_ASKED = 300
_SHORT = 40
_LABELLED = Path(__file__).parents[1] / "similar" / "labelled"
_EDITS = (other_case, punctuation, typos, synonyms, clauses, prefix, suffix)

Couples = npt.NDArray[np.intp]
"""(n, 2) places of texts that are truly alike."""


def measure(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """Every figure of recall."""
    texts = [normal for pair in pairs[:_COMPARED] if (normal := normal_form(pair[0]))]
    short = _short_texts(pairs)
    alike = _jaccard(texts, 0.5)
    return [
        _recall("pairs of Jaccard 0.5 and more", texts, alike, 97),
        _recall("pairs of Jaccard 0.7 and more", texts, _jaccard(texts, 0.7), 99.5),
        _recall(f"pairs of ratio 80 and more, under {_SHORT} characters", short, _ratio(short, 80), 98),
        *_edits(pairs[:_COMPARED], folder),
        *_labels(),
    ]


def _labels() -> list[Row]:
    """How hand-written siblings and near-duplicates are called; ``held_back`` is what no rule was made by."""
    rows = []
    for file in sorted(_LABELLED.glob("*.jsonl")):
        counts: Counter[tuple[str, bool]] = Counter()
        for case in map(orjson.loads, file.read_bytes().splitlines()):
            found = compare(case["a"], case["b"])
            counts[case["kind"], found is not None and found.label == SIBLING] += 1
        share = {
            kind: 100 * counts[kind, True] / (counts[kind, True] + counts[kind, False])
            for kind in ("sibling", "near")
        }
        rows.append(Row(f"siblings labelled as such: {file.stem}", share["sibling"], "%", 90))
        rows.append(at_most(f"near-duplicates labelled sibling: {file.stem}", share["near"], 10))
    return rows


def _jaccard(texts: Sequence[str], floor: float) -> Couples:
    """Which texts share this much of their 5-grams, found by comparing all with all."""
    rows = [np.unique(shingle_hashes(f" {text} ".ljust(5), 5)) for text in texts]
    sizes = np.array([len(row) for row in rows])
    _, columns = np.unique(np.concatenate(rows), return_inverse=True)
    data = np.ones(len(columns), dtype=np.int32)
    matrix = sparse.csr_matrix((data, columns, np.concatenate(([0], np.cumsum(sizes)))))
    shared = sparse.triu(matrix @ matrix.T, k=1).tocoo()
    union = sizes[shared.row] + sizes[shared.col] - shared.data
    close = shared.data / union >= floor
    return np.stack((shared.row[close], shared.col[close]), axis=1)


def _ratio(texts: Sequence[str], floor: int) -> Couples:
    close = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=floor, dtype=np.uint8)
    return np.stack(np.nonzero(np.triu(close, k=1)), axis=1)


def _recall(figure: str, texts: Sequence[str], alike: Couples, limit: float) -> Row:
    found = sketch_all(texts)
    ours = _share_a_key(found, alike)
    plain = _share_a_band(found, alike)
    return Row(
        f"recall of {len(alike):,} {figure}", ours, "%", limit, f"datasketch's own bands {plain:.1f} %"
    )


def _share_a_key(found: Sequence[Sequence[Sketch]], alike: Couples) -> float:
    keys = [{key for one in signatures for key in band_keys(one)} for signatures in found]
    return 100 * float(np.mean([bool(keys[one] & keys[other]) for one, other in alike.tolist()]))


def _share_a_band(found: Sequence[Sequence[Sketch]], alike: Couples) -> float:
    rows = b"".join(signatures[0].values for signatures in found)
    first: Values = np.frombuffer(rows, "<u4").reshape(len(found), -1)
    equal = first[alike[:, 0], : BANDS * ROWS] == first[alike[:, 1], : BANDS * ROWS]
    return 100 * float(equal.reshape(-1, BANDS, ROWS).all(axis=2).any(axis=1).mean())


def _short_texts(pairs: Sequence[Texts]) -> list[str]:
    """Beginnings of prompts, whole words, half of them with a typo or another ending."""
    chance = random.Random(SEED)
    texts = []
    for prompt, _ in pairs[: _COMPARED // 5]:
        text = prompt[:_SHORT].rpartition(" ")[0]
        texts += [text, typos(text, chance), f"{text.rpartition(' ')[0]} now"]
    return sorted({normal for text in texts if 8 <= len(normal := normal_form(text)) < _SHORT})


def _edits(pairs: Sequence[Texts], folder: Path) -> list[Row]:
    """How often the original of an edited text is among what is shown for it."""
    chance = random.Random(SEED)
    rows = []
    with filled(folder / "recall.db", pairs) as store:
        sketch(store)
        for edit in _EDITS:
            found = []
            while len(found) < _ASKED:
                place = chance.randrange(len(pairs))
                text = edit(pairs[place][0], chance)
                if text and len(pairs[place][0].split()) >= 5:
                    near = store.index.near(text, "prompt")
                    found.append(any(pairs[one.pair_id - 1][0] == pairs[place][0] for one in near))
            rows.append(Row(f"found after an edit: {edit.__name__}", 100 * float(np.mean(found)), "%", 98))
    return rows
