"""The folder of a model: told apart by what is in it, loaded from the disk alone."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

from tui.core.errors import PairsmithError
from tui.semantic import folder
from tui.semantic.meaning import Meaning
from tui.semantic.options import SemanticOptions

WORDS = {"[UNK]": 0, "clear": 1, "remove": 2, "error": 3, "lunch": 4}
VECTORS = [[0, 0, 0], [1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0, 1]]


def meaning_of(path: Path) -> Meaning:
    return Meaning(SemanticOptions(source="folder", path=str(path)))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder as the package that makes such models saves it."""
    model2vec = pytest.importorskip("model2vec")
    tokenizers = pytest.importorskip("tokenizers")
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    model2vec.StaticModel(np.array(VECTORS, np.float32), tokenizer).save_pretrained(tmp_path / "small")
    return tmp_path / "small"


def test_a_saved_model_is_loaded_without_a_network(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    meaning = meaning_of(saved)
    clear, remove, unknown = meaning.embed(["clear error", "remove error", "\u202e 漢字 👩‍🚀"])
    assert meaning.dimension == 3
    assert clear is not None
    assert remove is not None
    assert clear != remove
    assert unknown is None


def test_a_long_text_counts_as_far_as_the_project_says(saved: Path) -> None:
    once, often = meaning_of(saved).embed(["clear lunch", "clear lunch " * 2000])
    assert once == often


def test_another_model_in_the_same_folder_is_another_source(saved: Path) -> None:
    before = meaning_of(saved).identity
    assert before.startswith("folder small ")
    assert meaning_of(saved.rename(saved.with_name("moved"))).identity.split()[2] == before.split()[2]
    weights = saved.with_name("moved") / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert meaning_of(saved.with_name("moved")).identity.split()[2] != before.split()[2]


def test_a_damaged_model_is_one_line(saved: Path) -> None:
    (saved / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(PairsmithError, match=r"the model in .* can't be loaded"):
        meaning_of(saved).embed(["clear"])


def test_a_folder_that_is_not_there_or_holds_no_model_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(PairsmithError, match=r"is no folder: semantic\.path names the folder of a model"):
        _ = meaning_of(tmp_path / "none").identity
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(PairsmithError, match="holds no static model"):
        _ = meaning_of(tmp_path).identity
    with pytest.raises(PairsmithError, match="holds no static model"):
        meaning_of(tmp_path).embed(["clear"])


def test_without_the_package_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("config.json", "model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    monkeypatch.setattr(folder, "find_spec", lambda name: None)
    with pytest.raises(PairsmithError, match=r"pip install 'pairsmith\[semantic\]'"):
        _ = meaning_of(tmp_path).identity
