"""The names of keys: as the toolkit has them, as people write them, and which ones every terminal sends."""

from __future__ import annotations

import re
import string
import unicodedata

from tui.core.glyphs import ascii_alone

_WORDS = {
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""Toolkit's name of a key to how people write it, for those that are no character."""

_ARROWS = ("up", "down", "left", "right")

_OTHERWISE = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at"}
_OTHERWISE |= {"hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore"}
"""Unicode's name of a character to the toolkit's."""


def _name_of(character: str) -> str:
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _OTHERWISE.get(name, name)


_SIGNS = {_name_of(sign): sign for sign in string.punctuation}
"""The toolkit's names of the signs on a keyboard."""

_ALSO = {"esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "return": "enter"}
_FROM_WORD = {word.casefold(): name for name, word in _WORDS.items()} | _ALSO

_CONTROL = re.compile(r"ctrl\+[c-gj-ln-y]")
_FUNCTION = re.compile(r"f(?:[1-9]|1[0-2])")

_NEVER = {
    "ctrl+i": "terminals send Tab for it",
    "ctrl+m": "terminals send Enter for it",
    "ctrl+h": "many terminals send Backspace for it",
    "ctrl+a": "screen takes it for itself",
    "ctrl+b": "tmux takes it for itself",
    "ctrl+z": "the editor undoes with it",
}
"""Keys that do not arrive everywhere, and why."""

_MODIFIED = re.compile(r"(?P<modifier>\^|(?:ctrl|control|c|shift|s|alt|meta|m)[ +-])(?P<key>.+)")
"""How people write a key with Ctrl, Shift or Alt: ``Ctrl-A``, ``C-a``, ``^A``, ``Shift+a``, ``M-x``."""
_MODIFIER_NAMES = {"^": "ctrl", "c": "ctrl", "s": "shift", "a": "alt", "m": "alt"}

_MODIFIERS = re.compile(r"(?:alt|shift|ctrl\+shift|super|meta|option|cmd)\+")


def key_word(key: str) -> str:
    """A key as people write it: ``Ctrl+S``, ``PgDn``, ``?``."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if _FUNCTION.fullmatch(key):
        return key.upper()
    if ascii_alone() and key in _ARROWS:
        return key.capitalize()
    return _SIGNS.get(key) or _WORDS.get(key, key)


def key_name(written: str) -> str:
    """The toolkit's name of a key that somebody wrote, as the help does, by its name, or as editors do."""
    if len(written) == 1:
        return "space" if written == " " else written if written.isalnum() else _sign(written)
    plain = written.strip(" <>").casefold()
    if found := _MODIFIED.fullmatch(plain):
        return _with_modifier(found["modifier"][0], key_name(found["key"]))
    joined = re.sub("[ _-]", "", plain)
    return _FROM_WORD.get(joined) or (joined if joined in _WORDS else plain)


def _with_modifier(modifier: str, key: str) -> str:
    """A key with one that is held, by the first letter of that one's name."""
    if modifier == "s" and len(key) == 1 and key.isalpha():
        return key.upper()
    return f"{_MODIFIER_NAMES[modifier]}+{key}"


def _sign(character: str) -> str:
    return _FROM_WORD.get(character) or (_name_of(character) if character.isprintable() else repr(character))


def is_printable(key: str) -> bool:
    """Whether a key is a character, which is text where text is typed."""
    return len(key) == 1 or key in _SIGNS or key == "space"


def why_not_sent(key: str) -> str:
    """Why a key does not reach the app from every terminal; empty for one that does."""
    if is_printable(key) or key in _WORDS or _CONTROL.fullmatch(key) or _FUNCTION.fullmatch(key):
        return ""
    if _MODIFIERS.match(key):
        return "not every terminal sends it as a key of its own"
    return _NEVER.get(key, "there is no such key; letters, signs, Ctrl+S, F5, PgDn or Esc are some")
