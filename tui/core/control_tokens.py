"""Chat-template control tokens: text that a trainer's tokeniser may read as structure."""

from __future__ import annotations

import re

CONTROL_TOKENS = (
    "<|im_start|>",
    "<|im_end|>",
    "<|endoftext|>",
    "<|begin_of_text|>",
    "<|end_of_text|>",
    "<|start_header_id|>",
    "<|end_header_id|>",
    "<|eot_id|>",
    "<|eom_id|>",
    "<|python_tag|>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<bos>",
    "<eos>",
    "[INST]",
    "[/INST]",
    "[SYSTEM_PROMPT]",
    "[/SYSTEM_PROMPT]",
    "<<SYS>>",
    "<</SYS>>",
    "<s>",
    "</s>",
    "<pad>",
    "<unk>",
    "<mask>",
    "<start_of_image>",
    "<end_of_image>",
    "<tool_call>",
    "</tool_call>",
    "[TOOL_CALLS]",
    "[AVAILABLE_TOOLS]",
    "[/AVAILABLE_TOOLS]",
    "[TOOL_RESULTS]",
    "[/TOOL_RESULTS]",
    "[IMG]",
    "[gMASK]",
)
"""Llama 2 and 3, Qwen and ChatML, Gemma, Mistral, GLM: as their chat templates write them.

``<s>`` is HTML's strike-through too; a pair that means that is allowed by its id.
"""

_LISTED = "|".join(map(re.escape, CONTROL_TOKENS))

_BETWEEN_BARS = r"<[|｜][^<>|｜\s]{1,40}[|｜]>"
"""Every token of this form is one: Phi, Llama's reserved ones, DeepSeek with wide bars, models to come."""

_ANY = re.compile(rf"(?=[<\[])(?:{_LISTED}|{_BETWEEN_BARS})")

_BARRED = r"<[|｜][^<>\s]{1,40}>|<[^<>\s]{1,40}[|｜]>"

_MARK = re.compile(f"({_LISTED}|{_BARRED})")
"""What looks like a mark in a text that a template wrote, also one of a family that is not listed above."""


def find_control_tokens(text: str) -> list[str]:
    """The distinct control tokens in a text, in the order of their first appearance."""
    if "<" not in text and "[" not in text:
        return []
    return list(dict.fromkeys(_ANY.findall(text)))


def split_at_marks(text: str) -> list[str]:
    """A text that a template wrote, as words and marks in turn: every second piece is a mark."""
    return _MARK.split(text)
