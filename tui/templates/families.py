"""The table of model families whose templates come with Pairsmith."""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """One way in which models read a conversation."""

    title: str
    """The models, as people call them."""
    file: str
    """Its template, in ``tui/templates/jinja``."""
    end_of_turn: str
    """What a model has to learn to write when it is done, else it never stops."""
    source: str
    """Where it is written down what the template has to write."""
    with_system: str = ""
    """What it does with a system message that a reader would not expect."""
    without_system: str = ""
    """What it does where there is none."""
    always: str = ""


_QWEN = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant."

_DATES = "two dates: Cutting Knowledge Date: December 2023, and Today Date: 26 Jul 2024"

_TODAY = (
    "Llama 3.2's own template writes the day on which it is called as Today Date; here it is always "
    "26 Jul 2024, so that a pair gives the same text tomorrow"
)

_MISTRAL = "mistral-common 1.13, encode_instruct with the tokenizer of this version"

FAMILIES = {
    "llama3": Family("Llama 3", "llama3.jinja", "<|eot_id|>", "TRL 1.16, llama3.jinja"),
    "llama3.1": Family(
        "Llama 3.1 and 3.3",
        "llama3.1.jinja",
        "<|eot_id|>",
        "TRL 1.16, llama3_1.jinja",
        with_system=f"before the system message it adds {_DATES}",
        without_system=f"it adds a system block that holds {_DATES}",
    ),
    "llama3.2": Family(
        "Llama 3.2",
        "llama3.1.jinja",
        "<|eot_id|>",
        "TRL 1.16, llama3_2.jinja, with a fixed date",
        with_system=f"before the system message it adds {_DATES}",
        without_system=f"it adds a system block that holds {_DATES}",
        always=_TODAY,
    ),
    "qwen2.5": Family(
        "Qwen 2.5",
        "qwen2.5.jinja",
        "<|im_end|>",
        "TRL 1.16, qwen2_5.jinja",
        without_system=f"it adds a system message of its own: {_QWEN}",
    ),
    "chatml": Family("ChatML", "chatml.jinja", "<|im_end|>", "as Qwen 2.5, without its system message"),
    "mistral-v1": Family(
        "Mistral 7B v0.1 and v0.2",
        "mistral-v1.jinja",
        "</s>",
        _MISTRAL,
        with_system="it has no system role: the system message goes before the first text of the user",
    ),
    "mistral-v3": Family(
        "Mistral 7B v0.3",
        "mistral-v3.jinja",
        "</s>",
        _MISTRAL,
        with_system="it has no system role: the system message goes before the last text of the user",
    ),
    "mistral-v3-tekken": Family(
        "Mistral Nemo",
        "mistral-v3-tekken.jinja",
        "</s>",
        _MISTRAL,
        with_system="it has no system role: the system message goes before the last text of the user",
    ),
    "mistral-v7": Family("Mistral Large 24.11", "mistral-v7.jinja", "</s>", _MISTRAL),
    "gemma2": Family("Gemma 1 and 2", "gemma2.jinja", "<end_of_turn>", "TRL 1.16, gemma.jinja"),
    "gemma3": Family(
        "Gemma 3",
        "gemma3.jinja",
        "<end_of_turn>",
        "TRL 1.16, gemma3.jinja",
        with_system="it has no system role: the system message goes before the first text of the user",
    ),
}
"""Name to family, in the order in which they are offered."""
