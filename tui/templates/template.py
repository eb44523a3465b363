"""Which template a name or a path means, read from its file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.core.errors import PairsmithError
from tui.core.text import one_line, shown
from tui.paths import from_home, read_small
from tui.templates.families import FAMILIES, Family

_FOLDER = Path(__file__).parent / "jinja"

_CONFIG = "tokenizer_config.json"
"""What a tokenizer's settings are called, beside a ``chat_template.jinja`` too."""

_LARGEST = 1_000_000
"""Bytes of a file beyond which it is no template."""


@dataclass(frozen=True)
class Template:
    """A chat template, read and not yet understood."""

    name: str
    source: str
    tokens: Mapping[str, str] = field(default_factory=dict)
    """The special tokens that it may ask for by name, such as ``bos_token``."""
    family: Family | None = None
    """Nothing for a template of the user's own."""

    @property
    def marks(self) -> tuple[str, ...]:
        """Its special tokens, as text."""
        return tuple(token for token in self.tokens.values() if token.strip())

    @property
    def sha256(self) -> str:
        """Names exactly this template: a family's name may come to mean another."""
        return hashlib.sha256(self.source.encode()).hexdigest()


def template_names(own: Mapping[str, str]) -> list[str]:
    """What can be asked for by name: the families, then the user's own."""
    return [*FAMILIES, *own]


def find_template(word: str, own: Mapping[str, str]) -> Template:
    """The template of a name, or of a file that is named by its path.

    Raises:
        PairsmithError: there is none, or its file can't be used.
    """
    if family := FAMILIES.get(word):
        return Template(word, _text(_FOLDER / family.file), family=family)
    path = from_home(own.get(word, word))
    if word in own or path.is_file():
        return _read(word if word in own else path.name, path)
    hint = f"there are {', '.join(template_names(own))}, or the path of a chat_template.jinja or {_CONFIG}"
    raise PairsmithError(f"there is no template {shown(word)}", hint)


def _read(name: str, path: Path) -> Template:
    if path.suffix == ".json":
        config = _object(path)
        return Template(name, _chat_template(config, path), _special_tokens(config))
    beside = path.with_name(_CONFIG)
    return Template(name, _text(path), _special_tokens(_object(beside)) if beside.is_file() else {})


def _text(path: Path) -> str:
    try:
        return read_small(path, _LARGEST).decode("utf-8")
    except UnicodeDecodeError as error:
        raise PairsmithError(f"{path} is not UTF-8", f"byte {error.start + 1} can't be read") from None


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise PairsmithError(f"{path} is not valid JSON", one_line(str(error))) from None
    if not isinstance(found, dict):
        raise PairsmithError(f"{path} holds no settings", "a tokenizer's file is one JSON object")
    return found


def _chat_template(config: Mapping[str, Any], path: Path) -> str:
    """The template among a tokenizer's settings; of several, the one that is named default."""
    found = config.get("chat_template")
    if isinstance(found, list) and all(isinstance(one, dict) for one in found):
        named = {str(one.get("name")): one.get("template") for one in found}
        if "default" not in named:
            hint = "save the one that you mean as a .jinja file, and name that"
            names = one_line(", ".join(named)) or "none"
            raise PairsmithError(f"{path} has no template that is called default, but {names}", hint)
        found = named["default"]
    if not isinstance(found, str):
        hint = "newer models keep it in a chat_template.jinja of its own: name that"
        raise PairsmithError(f"{path} has no chat_template", hint)
    return found


def _special_tokens(config: Mapping[str, Any]) -> dict[str, str]:
    """Every ``..._token`` of a tokenizer's settings: a text, or an object with its text as ``content``."""
    named = {key: value for key, value in config.items() if key.endswith("_token")}
    texts = {key: value.get("content") if isinstance(value, dict) else value for key, value in named.items()}
    return {key: text for key, text in texts.items() if isinstance(text, str)}
