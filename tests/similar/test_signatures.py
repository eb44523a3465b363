from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest
from datasketch import MinHash

from tui.similar.bands import agreement
from tui.similar.bulk import shingle_hashes, signatures
from tui.similar.parameters import HASH_MULTIPLIER, NUM_PERM, SEED, Scheme
from tui.similar.signatures import FEW_CHARACTERS, PERMUTATIONS, Sketch, sketch_all, sketches
from tui.similar.signatures import _signatures as signatures_of_few

ALPHABETS = (
    "etaoin shrdlu cmfwyp",
    "abc",
    "的一是不了人我在有他这为之大来以个中上们 ",
    "😀👍🏽❤🚀é ñ ü x",
    "".join(map(chr, range(0x20, 0x2FF))),
)


def polynomial(shingle: str) -> int:
    value = 0
    for character in shingle:
        value = (value * HASH_MULTIPLIER + ord(character)) % 2**32
    return value


def oracle(normal: str, size: int) -> MinHash:
    padded = f" {normal} ".ljust(size)
    minhash = MinHash(num_perm=NUM_PERM, seed=SEED, scheme="affine32", hashfunc=polynomial)
    minhash.update_batch([padded[start : start + size] for start in range(len(padded) - size + 1)])
    return minhash


def random_texts(count: int, longest: int, seed: int = 5) -> list[str]:
    source = random.Random(seed)
    drawn = (
        "".join(source.choices(source.choice(ALPHABETS), k=source.randrange(longest))) for _ in range(count)
    )
    return [" ".join(text.split()) for text in drawn]


def assert_like_datasketch(normal: str) -> None:
    for sketch in sketches(normal):
        expected = oracle(normal, sketch.size).hashvalues
        assert sketch.values == expected.astype("<u4").tobytes(), repr(normal[:80])


def test_signatures_are_datasketchs_bit_for_bit() -> None:
    for text in [*random_texts(300, 220), *random_texts(20, 2500, seed=6)]:
        assert_like_datasketch(text)


@pytest.mark.parametrize("text", ["a", "ab", "é", "中", "👍", "a b", "abc", "\U0010ffff"])
def test_very_short_texts_are_padded_not_lost(text: str) -> None:
    assert [sketch.size for sketch in sketches(text)] == ([2, 3] if text == "中" else [3])
    assert_like_datasketch(text)


@pytest.mark.parametrize("length", [4_090, 4_100, 65_530, 65_540, 140_000])
def test_long_texts_cross_block_borders_unchanged(length: int) -> None:
    source = random.Random(length)
    assert_like_datasketch("".join(source.choices("abcdefgh 0123", k=length)).strip())


def test_an_empty_normal_form_has_no_signature() -> None:
    assert sketches("") == []
    assert sketch_all([]) == []
    assert [len(found) for found in sketch_all(["", "a", ""])] == [0, 1, 0]


@pytest.mark.parametrize(
    ("length", "sizes"), [(1, [3]), (59, [3]), (60, [3, 5]), (139, [3, 5]), (140, [5]), (5000, [5])]
)
def test_length_decides_the_shingle_sizes(length: int, sizes: list[int]) -> None:
    assert [sketch.size for sketch in sketches("x" * length)] == sizes


def test_many_texts_at_once_get_the_signatures_they_get_alone() -> None:
    normals = [*random_texts(200, 400, seed=7), "", "word " * 30_000, "a", *random_texts(50, 3000, seed=8)]
    for normal, together in zip(normals, sketch_all(normals), strict=True):
        alone = sketches(normal)
        assert [sketch.size for sketch in together] == [sketch.size for sketch in alone]
        assert together == alone


@pytest.mark.parametrize("size", [2, 3, 5])
def test_few_texts_get_in_plain_python_what_many_get_by_numpy(size: int) -> None:
    normals = [
        *random_texts(300, 220, seed=10),
        *random_texts(20, 2500, seed=11),
        "a" * 400,
        "\U0010ffff" * 40,
        "\ud800 \udfff",
    ]
    few = [list(signatures_of_few([normal], size)) for normal in normals]
    assert few == [[row] for row in signatures(normals, size)]


def test_the_permutations_are_those_that_numpy_draws_from_the_seed() -> None:
    generator = np.random.RandomState(SEED)
    factors = generator.randint(0, 1 << 31, NUM_PERM, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    offsets = generator.randint(0, 1 << 32, NUM_PERM, dtype=np.uint32)
    assert list(zip(factors.tolist(), offsets.tolist(), strict=True)) == PERMUTATIONS


def test_numpy_is_loaded_for_what_plain_python_would_take_long_for() -> None:
    statement = "from tui.similar.signatures import sketch_all; sketch_all(['word ' * {0}] * {1})"
    words = FEW_CHARACTERS // 5
    assert "numpy" not in loaded_by(statement.format(words, 1))
    assert "numpy" not in loaded_by(statement.format(words // 10, 10))
    assert "numpy" in loaded_by(statement.format(words + 1, 1))
    assert "numpy" in loaded_by(statement.format(words // 10, 11))


def loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_agreement_estimates_the_jaccard_similarity_of_the_shingles() -> None:
    source = random.Random(9)
    errors = []
    for _ in range(60):
        words = ["".join(source.choices("etaoinshrdlu", k=6)) for _ in range(80)]
        edited = [source.choice(words) if source.random() < 0.2 else word for word in words]
        first, second = " ".join(words), " ".join(edited)
        one, other = (
            {text[i : i + 5] for i in range(len(text) - 4)} for text in (f" {first} ", f" {second} ")
        )
        estimate = agreement(sketches(first)[0].values, sketches(second)[0].values)
        errors.append(estimate - len(one & other) / len(one | other))
    assert abs(sum(errors) / len(errors)) < 0.02
    assert max(map(abs, errors)) < 0.2  # more than four standard errors of 128 draws


def test_the_shingle_hash_tells_shingles_apart() -> None:
    text = "".join(random.Random(3).choices("abcdefghijklmnopqrstuvwxyz ", k=60_000))
    shingles = {text[start : start + 5] for start in range(len(text) - 4)}
    assert len(np.unique(shingle_hashes(text, 5))) >= len(shingles) - 5


def test_a_signature_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="512 bytes, not 508"):
        Sketch(5, bytes(508))


def test_a_million_characters_take_little_memory() -> None:
    text = "".join(random.Random(4).choices("abcdefghij ", k=1_000_000)).strip()
    tracemalloc.start()
    sketches(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000  # a table of every permutation would take 512 MB


def test_every_length_is_served() -> None:
    assert all(any(scheme.serves("x" * length) for scheme in Scheme) for length in range(1, 400))
    assert not any(scheme.serves("") for scheme in Scheme)
