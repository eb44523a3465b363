"""The pair itself: what came before, the prompt, the output, and a note."""

from __future__ import annotations

from tui.core.pair import Pair
from tui.core.text import invisible_count, plural, word_count
from tui.core.voice import Voice, findings
from tui.widgets.line_pane import BLANK, Line, rule
from tui.widgets.wrap import wrap

_SPEAKER = {"system": "system", "user": "earlier, user", "assistant": "earlier, assistant"}


def reading_lines(pair: Pair, voice: Voice, width: int) -> list[Line]:
    """The lines of the middle panel."""
    lines: list[Line] = []
    for message in pair.context:
        lines.append(rule(_SPEAKER.get(message.role, message.role), width))
        lines += [((line, "dim"),) for line in wrap(message.content, width)]
        lines.append(BLANK)
    lines.append(rule(_prompt_heading(pair), width))
    lines += [((line, "text"),) for line in wrap(pair.prompt, width)]
    lines += [BLANK, rule(_output_heading(pair, voice), width)]
    lines += [((line, "text"),) for line in wrap(pair.output, width)]
    lines += _findings(pair, voice, width)
    if pair.note:
        lines += [BLANK, rule("note", width)]
        lines += [((line, "dim"),) for line in wrap(pair.note, width)]
    return lines


def _prompt_heading(pair: Pair) -> str:
    words = ["prompt"]
    if pair.prompt != pair.original_prompt:
        words.append("edited")
    return " · ".join([*words, *_hidden(pair.prompt)])


def _output_heading(pair: Pair, voice: Voice) -> str:
    words = ["output"]
    if pair.output != pair.original_output:
        words.append("rewritten")
    words.append(plural(word_count(pair.output), "word"))
    if found := findings(voice, pair.output):
        words.append(f"voice: {len(found)}")
    return " · ".join([*words, *_hidden(pair.output)])


def _hidden(text: str) -> list[str]:
    count = invisible_count(text)
    return [plural(count, "hidden character")] if count else []


def _findings(pair: Pair, voice: Voice, width: int) -> list[Line]:
    details = "; ".join(finding.detail for finding in findings(voice, pair.output))
    if not details:
        return []
    return [BLANK, *(((line, "held"),) for line in wrap(f"not in the voice: {details}", width))]
