"""A model's own tokenizer: read from the disk, or one clear line about what is missing."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.config import ExportOptions, Project
from tui.core.errors import PairsmithError
from tui.core.lengths import FRAME
from tui.core.pair import Pair
from tui.jobs.export import Wanted, plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.lengths import measure
from tui.jobs.tokens import counter, exact_count
from tui.store.store import Store
from tui.templates.template import find_template


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A tokenizer that knows three words, marks the beginning, and would cut at two tokens."""
    tokenizers = pytest.importorskip("tokenizers")
    words = {"[UNK]": 0, "<s>": 1, "scan": 2, "the": 3, "label": 4}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.post_processor = tokenizers.processors.TemplateProcessing(
        single="<s> $A", special_tokens=[("<s>", 1)]
    )
    tokenizer.enable_truncation(2)
    tokenizer.enable_padding(length=16)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path / "tokenizer.json"


def test_the_whole_text_is_counted_without_the_marks_that_a_template_puts_around_it(saved: Path) -> None:
    count = exact_count(str(saved))
    assert count("scan the label") == 3
    assert count("scan, the label!") == 5
    assert count("") == 0


@pytest.mark.parametrize("content", ["{}", "no json", '{"version": "1.0"}', ""])
def test_a_file_that_is_no_tokenizer_is_named(tmp_path: Path, content: str) -> None:
    pytest.importorskip("tokenizers")
    (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(PairsmithError, match=r"tokenizer\.json holds no tokenizer: ") as caught:
        exact_count(str(tmp_path / "tokenizer.json"))
    assert "\n" not in str(caught.value)


def test_what_is_no_file_is_named_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(
        PairsmithError, match=r"gone\.json does not exist: export\.tokenizer in pairsmith\.toml"
    ):
        exact_count(str(tmp_path / "gone.json"))
    with pytest.raises(PairsmithError, match=r"is a folder: export\.tokenizer"):
        exact_count(str(tmp_path))


def test_without_the_package_one_line_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(PairsmithError) as caught:
        exact_count(str(tmp_path / "tokenizer.json"))
    assert 'pip install "pairsmith[tokens]"' in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_export_names_the_tokenizer_that_its_tokens_were_counted_by(
    saved: Path, store: Store, add_pair: Callable[..., Pair], tmp_path: Path
) -> None:
    add_pair("scan", "the label", status="included", decided_by="expert")
    project = Project(export=ExportOptions(tokenizer=str(saved)))
    plan = plan_export(store, Wanted.by(project))
    manifest = write_export(store, plan, tmp_path / "out")
    digest = hashlib.sha256(saved.read_bytes()).hexdigest()
    assert manifest["tokens"] == {"tokenizer": "tokenizer.json", "sha256": digest}
    assert manifest["files"][0]["tokens"] == 3 + 2 * FRAME


def test_in_a_template_its_own_words_are_counted_too(
    saved: Path, store: Store, add_pair: Callable[..., Pair], tmp_path: Path
) -> None:
    add_pair("scan", "the label", status="included", decided_by="expert")
    own = tmp_path / "own.jinja"
    own.write_text("scan the label: {% for m in messages %}{{ m.content }} {% endfor %}")
    for template, tokens in ((find_template(str(own), {}), 7), (find_template("chatml", {}), None)):
        (found,) = measure(store, 1024, counter(str(saved)), template)
        text = "<|im_start|>user\nscan<|im_end|>\n<|im_start|>assistant\nthe label<|im_end|>\n"
        assert found.tokens == (tokens or exact_count(str(saved))(text))
    (estimated,) = measure(store, 1024, None, find_template("chatml", {}))
    assert estimated.tokens == 4 + 2 + 3
