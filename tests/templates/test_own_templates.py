"""Templates of the user's own: how they are found, what of theirs is trained, and that none does harm."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.templates.talks import TALKS, Talk, talk
from tui.core.errors import PairsmithError
from tui.core.rendering import Rendering
from tui.templates import apart
from tui.templates.families import FAMILIES
from tui.templates.preview import preview
from tui.templates.sandbox import TemplateRefused
from tui.templates.template import find_template, template_names

Render = Callable[..., Rendering]

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)

TWO = talk("u: Hi", "a: Yo", "u: More", "a: Done")


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """``render(source, messages)``: through a file, as a user's own template is."""

    def rendered(source: str, messages: Talk = TWO, **tokens: str) -> Rendering:
        (tmp_path / "chat_template.jinja").write_text(source, encoding="utf-8")
        (tmp_path / "tokenizer_config.json").write_text(json.dumps(tokens))
        return preview(find_template(str(tmp_path / "chat_template.jinja"), {}), messages)

    return rendered


def trained(rendering: Rendering) -> list[str]:
    return [text for text, is_trained in rendering.parts() if is_trained]


def config(folder: Path, **values: Any) -> str:
    path = folder / "tokenizer_config.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return str(path)


# Finding one


def test_a_family_and_a_template_of_the_project_go_by_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.jinja"
    file.write_text("{{ messages | length }}")
    own = {"mine": str(file)}
    assert find_template("mine", own).name == "mine"
    assert find_template("llama3", own).family is FAMILIES["llama3"]
    assert template_names(own) == [*FAMILIES, "mine"]


def test_an_unknown_name_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(PairsmithError) as caught:
        find_template("lama3", {"mine": "x"})
    assert str(caught.value).startswith("there is no template 'lama3': there are llama3, llama3.1, ")
    assert "gemma3, mine, or the path of a chat_template.jinja" in str(caught.value)


def test_a_template_in_the_home_of_nobody_is_not_there() -> None:
    with pytest.raises(PairsmithError, match="there is no template '~no-such-user/x'"):
        find_template("~no-such-user/x", {})


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.jinja"
    file.write_bytes("{{ 'é' }}\r\n".encode())
    assert find_template(str(file), {}).sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    for name, family in FAMILIES.items():
        shipped = Path(apart.__file__).parent / "jinja" / family.file
        assert find_template(name, {}).sha256 == hashlib.sha256(shipped.read_bytes()).hexdigest()


def test_a_tokenizer_config_brings_template_and_tokens_in_either_form(tmp_path: Path) -> None:
    source = "{{ bos_token }}{% for m in messages %}{{ m.content }}{{ eos_token }}{% endfor %}"
    path = config(
        tmp_path, chat_template=source, bos_token={"content": "<s>", "lstrip": False}, eos_token="</s>"
    )
    assert preview(find_template(path, {}), TALKS["one turn"]).text == "<s>Hi</s>Yo</s>"
    several = [{"name": "tool_use", "template": "x"}, {"name": "default", "template": source}]
    path = config(tmp_path, chat_template=several, bos_token=None, eos_token="!")
    assert preview(find_template(path, {}), TALKS["one turn"]).text == "Hi!Yo!"


def test_a_template_takes_its_tokens_from_the_tokenizer_config_beside_it(render: Render) -> None:
    rendering = render("{{ bos_token }}{{ messages[0].content }}", bos_token="<s>")
    assert rendering.text == "<s>Hi"
    assert not any("bos_token" in note for note in rendering.notes)
    missing = render("{{ bos_token }}{{ messages[0].content }}")
    assert any(
        note.startswith("The template asks for bos_token, and beside it is no") for note in missing.notes
    )


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tokenizer_config.json", b"{", "is not valid JSON: "),
        ("tokenizer_config.json", b"[]", "holds no settings"),
        (
            "tokenizer_config.json",
            b"{}",
            "has no chat_template: newer models keep it in a chat_template.jinja",
        ),
        (
            "tokenizer_config.json",
            b'{"chat_template": [{"name": "rag", "template": ""}]}',
            "default, but rag",
        ),
        ("a.jinja", b"caf\xe9", "is not UTF-8: byte 4 can't be read"),
        ("a.jinja", b" " * 1_000_001, "is too large: it may have 1,000,000 bytes at most"),
    ],
)
def test_a_file_that_is_no_template_is_one_clear_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PairsmithError) as caught:
        find_template(str(path), {})
    assert str(caught.value).startswith(str(path))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_template_of_the_project_whose_file_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(PairsmithError, match=r"gone.jinja can't be read: No such file"):
        find_template("mine", {"mine": str(tmp_path / "gone.jinja")})


# What is trained


def test_without_generation_blocks_it_is_found_by_comparing_and_that_is_said(render: Render) -> None:
    rendering = render(CHATML)
    assert trained(rendering) == ["Yo<|im_end|>\n", "Done<|im_end|>\n"]
    assert any("found by comparing the text before each answer" in note for note in rendering.notes)


def test_generation_blocks_count_wherever_they_stand(render: Render) -> None:
    block = "{% generation %}{{ m.content }}!{% endgeneration %}"
    said = "{% if m.role == 'user' %}<{{ m.content }}>{% else %}BLOCK{% endif %}"
    loop = f"{{% for m in messages %}}{said}{{% endfor %}}"
    expected = "<Hi>Yo!<More>Done!"
    for body in (
        loop.replace("BLOCK", block),
        "{% macro say(m) %}" + block + "{% endmacro %}" + loop.replace("BLOCK", "{{ say(m) }}"),
        "{% set all %}" + loop.replace("BLOCK", block) + "{% endset %}{{ all }}",
    ):
        rendering = render(body)
        assert rendering.text == expected
        assert trained(rendering) == ["Yo!", "Done!"]
        assert not any("comparing" in note for note in rendering.notes)


def test_where_marks_would_change_the_text_nothing_is_guessed(render: Render) -> None:
    source = "{% filter trim %}{% generation %} {{ messages[1].content }} {% endgeneration %}{% endfilter %}"
    rendering = render(source, TALKS["one turn"])
    assert (rendering.text, trained(rendering)) == ("Yo", [])
    assert any("could not be found" in note for note in rendering.notes)


def test_an_earlier_turn_that_is_written_otherwise_than_a_last_one_ends_as_that_does(render: Render) -> None:
    thinks = (
        "{% for m in messages %}<|im_start|>{{ m.role }}\n{% if loop.last and m.role == 'assistant' %}"
        "<think></think>{% endif %}{{ m.content | trim }}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    rendering = render(thinks, talk("u: Hi", "a: Yo ", "u: More", "a: Done"))
    assert trained(rendering) == ["Yo<|im_end|>\n", "<think></think>Done<|im_end|>\n"]
    assert not any("could not be found" in note for note in rendering.notes)


def test_an_earlier_turn_that_the_template_rewrites_is_said_to_be_unclear(render: Render) -> None:
    shortens = (
        "{% for m in messages %}<{{ m.role }}>{{ m.content if loop.last or m.role == 'user' else '…' }}</s>"
        "{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}"
    )
    rendering = render(shortens)
    assert trained(rendering) == ["Done</s>"]
    assert "What is trained of 1 assistant turn could not be found" in " ".join(rendering.notes)


def test_an_earlier_turn_that_ends_otherwise_is_not_guessed_at(render: Render) -> None:
    ends = (
        "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% if m.role == 'user' or loop.last %}</s>"
        "{% endif %}{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}"
    )
    assert trained(render(ends)) == ["Done</s>"]


def test_words_that_it_writes_of_its_own_are_said(render: Render) -> None:
    source = "{{ bos_token }}You are Ours.\n\n" + CHATML
    assert "It writes words of its own: You are Ours." in render(source, bos_token="{begin}").notes
    assert not any("words of its own" in note for note in render(CHATML).notes)


def test_a_header_that_no_generation_prompt_writes_is_said_to_be_trained(render: Render) -> None:
    rendering = render("{% for m in messages %}<{{ m.role }}>{{ m.content }}</s>{% endfor %}")
    assert trained(rendering) == ["<assistant>Yo</s>", "<assistant>Done</s>"]
    assert any("something counts as trained too" in note for note in rendering.notes)


def test_an_output_that_no_token_ends_is_said(render: Render) -> None:
    rendering = render("{% for m in messages %}{{ m.content }}\n{% endfor %}")
    assert "No token ends the output in what is trained" in " ".join(rendering.notes)


def test_what_a_pair_holds_is_never_taken_for_a_mark(render: Render) -> None:
    messages = talk("u: \ue0000\ue001 \ue003", "a: \ue0000\ue002 \ue0001\ue003\ue003 ")
    assert trained(render(CHATML, messages)) == [f"{messages[1].content}<|im_end|>\n"]
    block = "{{ messages[0].content }}{% generation %}{{ messages[1].content }}{% endgeneration %}"
    assert trained(render(block, messages)) == [messages[1].content]


# What it may do


def test_its_own_words_are_given_when_it_refuses(render: Render) -> None:
    with pytest.raises(TemplateRefused, match=r"chat_template.jinja refuses this pair: Only odd days\.$"):
        render("{{ raise_exception('Only odd days.') }}")


def test_the_day_is_always_the_same_and_that_is_said(render: Render) -> None:
    rendering = render("{{ strftime_now('%d %b %Y') }}")
    assert rendering.text == "26 Jul 2024"
    assert any("asks for today's date; here it is always 26 Jul 2024" in note for note in rendering.notes)


def test_what_models_templates_rely_on_is_there(render: Render) -> None:
    source = (
        "{% set ns = namespace(n=0) %}{% for m in messages %}"
        "{% if loop.index == 2 %}{% continue %}{% endif %}"
        "{% set ns.n = ns.n + 1 %}{% if ns.n == 3 %}{% break %}{% endif %}{{ m['content'] }}{% endfor %}"
        "{{ {'a': '<é>'} | tojson }}{{ {'b': 1} | tojson(indent=1) }}{{ tools is none }}{{ nobody }}"
    )
    assert render(source).text == 'HiMore{"a": "<é>"}{\n "b": 1\n}True'


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{% for m in messages %}", "chat_template.jinja, line 1: this is no template: "),
        ("a\n\n{{ x", "chat_template.jinja, line 3: this is no template: "),
        ("{{ 1 / 0 }}", "can't write this pair: division by zero"),
        ("{{ nobody.name.more }}", "can't write this pair: 'nobody' is undefined"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ messages.append(1) }}", "is unsafe"),
        ("{% include '/etc/passwd' %}", "can't write this pair: "),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "it calls itself without an end"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "Range too big"),
    ],
)
def test_what_goes_wrong_in_it_is_one_clear_line(render: Render, source: str, says: str) -> None:
    with pytest.raises(PairsmithError) as caught:
        render(source)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for a in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{{ 'x' | center(10 ** 12) }}",
    ],
    ids=["time", "text", "memory", "at once"],
)
def test_one_that_would_never_end_is_stopped(
    render: Render, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(PairsmithError, match=r"stopped|too much memory"):
        render(source)


def test_a_process_that_can_not_be_started_is_one_clear_line(
    render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(PairsmithError, match=r"can't be rendered: no process can be started for it, No such"):
        render(CHATML)


def test_a_process_that_breaks_says_with_what(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_START", "raise SystemError('broken down')")
    with pytest.raises(PairsmithError, match=r"can't be rendered: SystemError: broken down"):
        render(CHATML)


def test_the_process_beside_imports_nothing_from_the_folder_that_it_is_started_in(
    render: Render, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jinja2.py").write_text("raise SystemExit('taken in')")
    (tmp_path / "tui").mkdir()
    monkeypatch.chdir(tmp_path)
    assert render("{{ messages | length }}").text == "4"
