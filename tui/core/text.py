"""Text from outside: how it is made safe to draw, counted and cut."""

from __future__ import annotations

import re

from tui.core.glyphs import tokens

_UNSEEN = (
    "\x00-\x08\x0b-\x1f"  # C0 without tab and line feed
    "\x7f-\x9f"  # DEL and C1
    "\u00ad\u034f\u061c\u180b-\u180f"  # soft hyphen, grapheme joiner, Arabic and Mongolian marks
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters of Hangul and Khmer that draw nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, bidi controls
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # variation selectors, byte order mark, interlinear annotation
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of shorthand and of music
    "\U000e0000-\U000e0fff"  # tags and variation selectors beyond the first sixteen: room to hide any text
    "\ud800-\udfff"  # lone surrogates
)

_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)

INVISIBLE = re.compile(
    f"[{_UNSEEN}]"
    f"(?<![{_EMOJI}][\ufe0e\ufe0f])"
    "(?!(?<=\ufe0f)\u20e3)"  # a keycap
    f"(?!(?<=[{_EMOJI}]\u200d)[{_EMOJI}])(?!(?<=[{_EMOJI}]\ufe0f\u200d)[{_EMOJI}])"
)
"""Characters that a terminal may act on or hide (CVE-2021-42574 for the bidi ones).

A joiner between two emoji and the one selector after an emoji stay, as they only choose its picture. Anywhere
else they could hide words or come between letters; Indic and Persian texts have tokens for their joiners.
"""

_SAYS_NOTHING = re.compile(rf"[{_UNSEEN}\s]*")

_UNSPACED = (
    "["
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\uff66-\uff9f"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
    "]"
)

OPENING, CLOSING = "⟦", "⟧"
"""Around what is meant to stand out, so that a screen without colours shows it too; code and prose have
other brackets."""

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")


def is_unspaced(text: str) -> bool:
    """Whether it has characters of scripts that put no space between words."""
    # Not compiled before it is asked for: it takes 2 ms.
    return re.search(_UNSPACED, text) is not None


def is_blank(text: str) -> bool:
    """Whether a text says nothing: there is nothing in it but white space and unseen characters."""
    return _SAYS_NOTHING.fullmatch(text) is not None


def visible(text: str) -> str:
    """Make every control, bidi and zero-width character of a data string visible before it is drawn.

    C0 characters become their Unicode picture (ESC is ``␛``), the others a token such as ``⟨U+202E⟩``.
    Line feeds and tabs stay. The stored text is never changed by this.
    """
    return INVISIBLE.sub(lambda match: _picture(match[0]), text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def drawable(text: str) -> str:
    """A data string as this terminal can show it: ``visible``, with tokens for what it has no sign for."""
    return tokens(visible(text))


def invisible_count(text: str) -> int:
    """How many characters of a text ``visible`` would replace."""
    return len(INVISIBLE.findall(text))


def one_line(text: str, limit: int = 200) -> str:
    """The beginning of a text on one line, safe to draw, at most ``limit`` characters long."""
    head = visible(" ".join(text.lstrip()[: limit * 2].split()))
    return head if len(head) <= limit else head[: limit - 1] + "…"


def shown(value: object) -> str:
    """A value of any kind inside a message: quoted where it is text, on one line, cut short."""
    return one_line(repr(value), 60)


def word_count(text: str) -> int:
    """Words as a reader counts them: ``don't`` and ``3.5`` are one each."""
    return len(_WORD.findall(text))


def plural(count: int, word: str) -> str:
    """``1 pair``, ``2 pairs``: a count with its noun."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
