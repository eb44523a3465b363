"""The same bytes as the templates that TRL carries, where it is installed.

TRL itself is not imported, as it would load torch: its templates are files.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.templates.talks import TALKS
from tui.core.errors import PairsmithError
from tui.templates.render import Written, write_out
from tui.templates.template import Template, find_template

_TRL = find_spec("trl")
FOLDER = Path(_TRL.origin).parent / "chat_templates" if _TRL and _TRL.origin else Path("no such folder")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="trl is not installed")

SAME = {
    "llama3": ("llama3.jinja", {"bos_token": "<|begin_of_text|>"}),
    "llama3.1": ("llama3_1.jinja", {"bos_token": "<|begin_of_text|>"}),
    # Given a date, as without one it writes the day of the call.
    "llama3.2": ("llama3_2.jinja", {"bos_token": "<|begin_of_text|>", "date_string": "26 Jul 2024"}),
    "qwen2.5": ("qwen2_5.jinja", {}),
    "gemma2": ("gemma.jinja", {"bos_token": "<bos>"}),
    "gemma3": ("gemma3.jinja", {"bos_token": "<bos>"}),
}
"""Our name to TRL's file, and what its tokenizer would give it."""

TRAINING = {
    "llama3": "llama3_training.jinja",
    "qwen2.5": "qwen2_5_training.jinja",
    "gemma2": "gemma_training.jinja",
    "gemma3": "gemma3_training.jinja",
}
"""TRL's variants that say what is trained. It has none for Llama 3.1 and none for Mistral."""

EARLIER = {"qwen2.5": 1}
"""By how many characters TRL's trained stretches begin before ours, on purpose: its template for Qwen 2.5
also trains the line break after ``<|im_start|>assistant``. That break stands in the prompt that a model
goes on from, and TRL itself masks it for rows of prompt and completion."""


def theirs(file: str, tokens: dict[str, str]) -> Template:
    return Template(file, (FOLDER / file).read_text(encoding="utf-8"), tokens)


def outcome(template: Template, name: str) -> Written | None:
    """What a template writes; nothing where it breaks or refuses, in whichever words."""
    try:
        written = write_out(template, TALKS[name])
    except PairsmithError:
        return None
    return None if written.refused else written


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("name", SAME)
def test_our_template_writes_the_same_bytes_and_refuses_the_same(name: str, talk: str) -> None:
    ours, other = outcome(find_template(name, {}), talk), outcome(theirs(*SAME[name]), talk)
    assert (ours and ours.text) == (other and other.text)


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("name", TRAINING)
def test_the_same_is_trained_as_in_the_training_variant(name: str, talk: str) -> None:
    ours = outcome(find_template(name, {}), talk)
    other = outcome(theirs(TRAINING[name], SAME[name][1]), talk)
    earlier = EARLIER.get(name, 0)
    assert (ours is None) == (other is None)
    if ours and other:
        assert ours.text == other.text
        assert [(start - earlier, end) for start, end in ours.trained] == list(other.trained)


@pytest.mark.parametrize("name", SAME)
def test_comparing_renderings_of_a_template_without_marks_finds_what_ours_marks(name: str) -> None:
    for talk in ("one turn", "two turns", "system and three turns", "white space", "lines"):
        ours, other = outcome(find_template(name, {}), talk), outcome(theirs(*SAME[name]), talk)
        if ours and other:
            assert other.compared
            assert other.trained == ours.trained
            assert other.missing == 0
