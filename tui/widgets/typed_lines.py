"""What is said of a text while it is typed."""

from __future__ import annotations

from tui.core.text import invisible_count, plural, word_count
from tui.core.voice import Voice, findings
from tui.widgets.line_pane import Line


def typed_line(text: str, voice: Voice) -> Line:
    """How long a text is, what in it can't be seen, and where it leaves the voice."""
    words = [plural(word_count(text), "word")]
    if hidden := invisible_count(text):
        words.append(f"{plural(hidden, 'hidden character')} in this text")
    words += [finding.detail for finding in findings(voice, text)]
    return ((f"  {' · '.join(words)}", "dim"),)
