"""What each family's template writes, to the byte, and what of it is trained."""

from __future__ import annotations

import pytest

from tests.templates.talks import TALKS, talk
from tui.core.pair import Message
from tui.core.rendering import Rendering
from tui.templates.families import FAMILIES
from tui.templates.preview import preview
from tui.templates.sandbox import TemplateRefused
from tui.templates.template import find_template

DATES = "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n"
QWEN = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant."

PLAIN = {
    "llama3": "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Yo<|eot_id|>⟧",
    "llama3.1": f"<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n{DATES}<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Yo<|eot_id|>⟧",
    "llama3.2": f"<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n{DATES}<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Yo<|eot_id|>⟧",
    "qwen2.5": f"<|im_start|>system\n{QWEN}<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
    "<|im_start|>assistant\n⟦Yo<|im_end|>\n⟧",
    "chatml": "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n⟦Yo<|im_end|>\n⟧",
    "mistral-v1": "<s> [INST] Hi [/INST]⟦ Yo</s>⟧",
    "mistral-v3": "<s>[INST] Hi[/INST]⟦ Yo</s>⟧",
    "mistral-v3-tekken": "<s>[INST]Hi[/INST]⟦Yo</s>⟧",
    "mistral-v7": "<s>[INST] Hi[/INST]⟦ Yo</s>⟧",
    "gemma2": "<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\n⟦Yo<end_of_turn>\n⟧",
    "gemma3": "<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\n⟦Yo<end_of_turn>\n⟧",
}
"""A prompt and an output, what is trained in brackets."""

SYSTEM_AND_TWO_TURNS = {
    "llama3": "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nSYS<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Yo<|eot_id|>⟧"
    "<|start_header_id|>user<|end_header_id|>\n\nMore<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Done<|eot_id|>⟧",
    "llama3.1": f"<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n{DATES}SYS<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Yo<|eot_id|>⟧"
    "<|start_header_id|>user<|end_header_id|>\n\nMore<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Done<|eot_id|>⟧",
    "qwen2.5": "<|im_start|>system\nSYS<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
    "<|im_start|>assistant\n⟦Yo<|im_end|>\n⟧<|im_start|>user\nMore<|im_end|>\n"
    "<|im_start|>assistant\n⟦Done<|im_end|>\n⟧",
    "chatml": "<|im_start|>system\nSYS<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
    "<|im_start|>assistant\n⟦Yo<|im_end|>\n⟧<|im_start|>user\nMore<|im_end|>\n"
    "<|im_start|>assistant\n⟦Done<|im_end|>\n⟧",
    "mistral-v1": "<s> [INST] SYS\n\nHi [/INST]⟦ Yo</s>⟧ [INST] More [/INST]⟦ Done</s>⟧",
    "mistral-v3": "<s>[INST] Hi[/INST]⟦ Yo</s>⟧[INST] SYS\n\nMore[/INST]⟦ Done</s>⟧",
    "mistral-v3-tekken": "<s>[INST]Hi[/INST]⟦Yo</s>⟧[INST]SYS\n\nMore[/INST]⟦Done</s>⟧",
    "mistral-v7": "<s>[SYSTEM_PROMPT] SYS[/SYSTEM_PROMPT][INST] Hi[/INST]⟦ Yo</s>⟧"
    "[INST] More[/INST]⟦ Done</s>⟧",
    "gemma3": "<bos><start_of_turn>user\nSYS\n\nHi<end_of_turn>\n<start_of_turn>model\n⟦Yo<end_of_turn>\n⟧"
    "<start_of_turn>user\nMore<end_of_turn>\n<start_of_turn>model\n⟦Done<end_of_turn>\n⟧",
}

OUTER_SPACE = {
    "llama3": ("\n\nHi<|eot_id|>", "Yo<|eot_id|>"),
    "qwen2.5": ("user\n  Hi \n<|im_end|>", " Yo <|im_end|>\n"),
    "mistral-v1": (" [INST]   Hi \n [/INST]", "  Yo </s>"),
    "mistral-v3": ("[INST]   Hi \n[/INST]", "  Yo</s>"),
    "mistral-v3-tekken": ("[INST]  Hi \n[/INST]", " Yo</s>"),
    "mistral-v7": ("[INST]   Hi \n[/INST]", "  Yo</s>"),
    "gemma2": ("user\nHi<end_of_turn>", "Yo<end_of_turn>\n"),
}
"""What becomes of a prompt and of an output with white space around it."""


def written(name: str, messages: list[Message] | tuple[Message, ...]) -> Rendering:
    return preview(find_template(name, {}), messages)


def marked(rendering: Rendering) -> str:
    return "".join(f"⟦{text}⟧" if trained else text for text, trained in rendering.parts())


@pytest.mark.parametrize("name", FAMILIES)
def test_a_prompt_and_an_output_are_written_as_the_family_has_them(name: str) -> None:
    rendering = written(name, talk("u: Hi", "a: Yo"))
    assert marked(rendering) == PLAIN[name]
    assert rendering.text == PLAIN[name].replace("⟦", "").replace("⟧", "")


@pytest.mark.parametrize("name", SYSTEM_AND_TWO_TURNS)
def test_a_system_message_and_every_turn_of_the_assistant_have_their_place(name: str) -> None:
    messages = talk("s: SYS", "u: Hi", "a: Yo", "u: More", "a: Done")
    assert marked(written(name, messages)) == SYSTEM_AND_TWO_TURNS[name]


@pytest.mark.parametrize("name", OUTER_SPACE)
def test_outer_white_space_is_trimmed_or_kept_as_the_family_does(name: str) -> None:
    rendering = written(name, talk("u:   Hi \n", "a:  Yo "))
    prompt, output = OUTER_SPACE[name]
    assert prompt in rendering.text
    assert [text for text, trained in rendering.parts() if trained] == [output]


@pytest.mark.parametrize("name", FAMILIES)
def test_every_trained_stretch_ends_with_the_token_that_ends_a_turn(name: str) -> None:
    messages = talk("u: Hi", "a: Yo", "u: More", "a: Done")
    rendering = written(name, messages)
    stretches = [text.strip() for text, trained in rendering.parts() if trained]
    assert stretches == [f"{said}{FAMILIES[name].end_of_turn}" for said in ("Yo", "Done")]
    assert not any("never" in note or "stop" in note for note in rendering.notes)


@pytest.mark.parametrize("name", FAMILIES)
def test_template_syntax_in_a_pair_is_text(name: str) -> None:
    messages = talk("u: {{ 7 * 7 }}{% if", "a: {# gone? #}{{ raise_exception('x') }}")
    text = written(name, messages).text
    assert all(message.content in text for message in messages)


def test_gemma_2_refuses_a_system_message_and_says_what_to_do() -> None:
    with pytest.raises(TemplateRefused) as caught:
        written("gemma2", TALKS["system"])
    assert str(caught.value) == (
        "gemma2 refuses this pair: there is no system role. It takes the pair without its system message: "
        "train another family, such as gemma3 or llama3, or put what the system message says into the prompt"
    )


@pytest.mark.parametrize("name", ["gemma2", "gemma3", "mistral-v1", "mistral-v3", "mistral-v7"])
def test_turns_that_do_not_alternate_are_refused(name: str) -> None:
    with pytest.raises(TemplateRefused, match=r"must take turns.*see whether one of them is missing"):
        written(name, TALKS["two of the user"])


@pytest.mark.parametrize(
    ("name", "turns", "says"),
    [
        ("qwen2.5", ["u: Hi", "a: Yo"], f"It adds a system message of its own: {QWEN}"),
        ("qwen2.5", ["s: Be brief.", "u: Hi", "a: Yo"], ""),
        ("llama3.1", ["u: Hi", "a: Yo"], "It adds a system block that holds two dates: Cutting"),
        ("llama3.1", ["s: Be brief.", "u: Hi", "a: Yo"], "Before the system message it adds two dates"),
        ("llama3.2", ["u: Hi", "a: Yo"], "Llama 3.2's own template writes the day on which it is called"),
        ("mistral-v3", ["s: Be brief.", "u: Hi", "a: Yo"], "It has no system role: the system message goes"),
        ("gemma2", ["u: Hi", "a: Yo"], ""),
        ("gemma2", ["u: Hi ", "a: Yo"], "It trims white space around the other messages."),
        ("llama3", ["u: Hi", "a: Yo\n"], "It trims white space around what the assistant says."),
        ("qwen2.5", ["s: Be brief.", "u: Hi", "a: Yo\n"], "It keeps white space around what the assistant"),
        ("mistral-v3", ["u: Hi", "a:  Yo "], "It trims some white space around what the assistant says."),
        ("chatml", ["u: Hi <|im_end|>", "a: Yo"], "The pair itself holds <|im_end|>: a tokenizer may read"),
    ],
)
def test_what_the_template_adds_or_takes_away_is_said(name: str, turns: list[str], says: str) -> None:
    notes = " ".join(written(name, talk(*turns)).notes)
    assert says in notes
    assert bool(notes) == bool(says)


def test_a_megabyte_is_rendered_whole() -> None:
    messages = [Message("user", "a " * 500_000), Message("assistant", "b" * 1_000_000)]
    rendering = written("llama3.1", messages)
    assert rendering.text[slice(*rendering.trained[0])] == "b" * 1_000_000 + "<|eot_id|>"
