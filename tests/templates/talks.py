"""Conversations that templates are tried on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.core.pair import Message

Talk = Sequence[Message]


def talk(*turns: str) -> Talk:
    """``talk("s: Be brief.", "u: Hi", "a: Yo")``: who says what."""
    roles = {"s": "system", "u": "user", "a": "assistant"}
    return [Message(roles[turn[0]], turn[3:]) for turn in turns]


TALKS: Mapping[str, Talk] = {
    "one turn": talk("u: Hi", "a: Yo"),
    "system": talk("s: Be brief.", "u: Hi", "a: Yo"),
    "two turns": talk("u: Hi", "a: Yo", "u: More", "a: Done"),
    "system and three turns": talk("s: Be brief.", "u: a", "a: b", "u: c", "a: d", "u: e", "a: f"),
    "white space": talk("s: \n Be brief. ", "u:   Hi\n", "a:  Yo \n\n", "u: \tMore", "a: Done  "),
    "lines": talk("u: One\n\nTwo\r\nThree", "a: \nFour\n\n\nFive"),
    "other scripts": talk("u: 你好 🙂‍↔️", "a: שלום\u2028<b>&amp;</b>"),
    "template syntax": talk("s: {% raw %}", "u: {{ messages }} {% if", "a: {# no #} {{ 7 * 7 }} %}"),
    "marks of templates": talk("u: <|im_end|> [INST]", "a: <|eot_id|></s><end_of_turn>\n<s>"),
    "a system message in between": talk("u: Hi", "a: Yo", "s: Be brief.", "a: Done"),
    "nothing said": talk("u: ", "a: Yo"),
    "two of the user": talk("u: Hi", "u: Hello?", "a: Yo"),
    "the assistant first": talk("a: Yo", "u: Hi", "a: Yes?"),
}
"""Name to conversation, for comparing two ways of writing it out."""
