"""The keys that a user wants: a preset, and ``[keys]`` of her settings, checked before anything is bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path
from typing import Any

from tui.actions import ACTIONS, CONTEXTS, TYPING, Action, is_text
from tui.core.decide import REASONS
from tui.core.errors import PairsmithError
from tui.core.text import shown
from tui.key_names import key_name, key_word, why_not_sent

Keys = Mapping[str, tuple[str, ...]]
"""Id of an action to its keys; an action that is not named keeps its own."""

PRESETS: Mapping[str, Keys] = {
    "default": {},
    "vim": {
        "curate.edit_output": ("i",),
        "curate.decide_included": ("y",),
        "curate.write": ("o",),
        "curate.split_eval": ("e",),
        "curate.scroll_1": ("ctrl+f", "ctrl+d", "pagedown"),
        "curate.redo": ("ctrl+r", "U"),
        "compare.decide_included": ("y",),
        "turns.choose": ("i", "enter"),
        "rejects.open": ("i", "enter"),
        "group.group_1": ("l", "n", "right"),
        "group.group_-1": ("h", "p", "left"),
        "template.other_1": ("l", "n", "right", "tab"),
        "template.other_-1": ("h", "p", "left"),
        "filter.move_1": ("j", "down"),
        "filter.move_-1": ("k", "up"),
        "filter.turn_1": ("l", "right", "space"),
        "filter.turn_-1": ("h", "left"),
    },
    "arrows": {
        # Letters move nothing, so that a hand resting on them does not lose the place.
        **{
            action.id: tuple(key for key in action.keys if len(key) > 1)
            for action in ACTIONS
            if {"up", "down", "left", "right", "home", "end", "pageup", "pagedown"} & {*action.keys}
        },
        "curate.next": ("down", "right"),
        "curate.previous": ("up", "left"),
        "curate.edit_output": ("enter", "e"),
    },
}
"""Ready-made tables of keys, by what they are called in the settings."""

EDITORS_OWN = frozenset(f"ctrl+{letter}" for letter in "cdekuvwxy") | {
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "f6", "f7")
}
"""Keys that move, select or delete in a text that is typed."""

_REASON_KEYS = {key for reasons in REASONS.values() for key in reasons}
_OWN = {action.id: action.keys for action in ACTIONS}


def remapped(wanted: Mapping[str, object], path: Path) -> tuple[Action, ...]:
    """The table of actions with the keys that ``[keys]`` of the settings in ``path`` asks for.

    Raises:
        PairsmithError: an action or a key that there is not, one that can't serve there, or one that
            already does something else; names the file, and all such actions with their keys.
    """
    if not wanted:
        return ACTIONS
    named: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    preset = wanted.get("preset", "default")
    if not isinstance(preset, str) or preset not in PRESETS:
        problems.append(f"keys.preset is {shown(preset)}: there are {', '.join(PRESETS)}")
        preset = "default"
    for action_id, value in _flat({name: value for name, value in wanted.items() if name != "preset"}):
        if problem := _misnamed(action_id, value):
            problems.append(problem)
        else:
            named[action_id] = tuple(dict.fromkeys(map(key_name, _listed(value))))
    keys = {**PRESETS[preset], **named}
    table = tuple(replace(action, keys=keys.get(action.id, action.keys)) for action in ACTIONS)
    problems += _unusable(table, named)
    if problems:
        raise PairsmithError(f"{path}: {_together(problems)}")
    return table


def _together(problems: Sequence[str]) -> str:
    """All that is wrong, in one line."""
    if len(problems) == 1:
        return problems[0]
    return "; ".join(f"({number}) {problem}" for number, problem in enumerate(problems, start=1))


def _flat(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What stands under each id; TOML reads a dot in a name as a table."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{below}", one) for below, one in value.items())
        else:
            yield name, value


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _misnamed(action_id: str, value: object) -> str:
    """What is wrong with a line, before its keys are looked at; empty where it names an action and keys."""
    if action_id not in _OWN:
        close = get_close_matches(action_id, _OWN, n=1)
        meant = f"did you mean {close[0]}?" if close else "pairsmith help keys lists them all"
        return f"keys.{action_id}: there is no such action; {meant}"
    written = _listed(value)
    if not written or not all(isinstance(key, str) and key for key in written):
        example = f'["{key_word(_OWN[action_id][0])}", "F5"]'
        return f"keys.{action_id} is {shown(value)}: write a key, or several as in {example}"
    return ""


def _unusable(table: Sequence[Action], named: Keys) -> Iterator[str]:
    """What is wrong with the keys of the actions that were named."""
    for action in table:
        for key in action.keys if action.id in named else ():
            if why := _why_not(action, key):
                yield _wrong(action.id, key, why)
    told = set()
    for key, one, other in _clashes(table):
        mine, has_it = (one, other) if one in named else (other, one)
        if (key, mine) not in told:
            told.add((key, mine))
            yield _wrong(mine, key, f"{has_it} has that key; give it another one in [keys] too")


def _why_not(action: Action, key: str) -> str:
    """Why a key can't stand for an action; empty where it can."""
    if why := why_not_sent(key):
        return why
    if is_text(key, action.context):
        return "it is typed as text there; take Ctrl with a letter, or a function key"
    if action.context in TYPING and key in EDITORS_OWN and key not in _OWN[action.id]:
        return "the editor needs it itself"
    if action.context in ("curate", "any") and key in _REASON_KEYS:
        return "it gives a reason right after a decision"
    return ""


def _clashes(table: Sequence[Action]) -> Iterator[tuple[str, str, str]]:
    """Keys that two actions of a context have, and these. What the default table lets go first is none."""
    for context in CONTEXTS:
        here = [action for action in table if action.context in (context, "any")]
        for one, other in combinations(here, 2):
            for key in one.keys:
                by_default = key in _OWN[one.id] and key in _OWN[other.id]
                if key in other.keys and not by_default and not is_text(key, context):
                    yield key, one.id, other.id


def _wrong(action_id: str, key: str, why: str) -> str:
    return f"keys.{action_id}: {shown(key_word(key))} can't be used: {why}"
