"""The table of actions: each can be done, by keys that every terminal sends and that mean one thing."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections import Counter
from importlib import import_module

import pytest
from textual.actions import parse
from textual.app import App
from textual.keys import Keys, _character_to_key
from textual.screen import Screen
from textual.widgets import Input, TextArea

import tui.screens
from tui.actions import ACTIONS, CONTEXTS, TYPING, Action, actions_for, keys_table
from tui.app import PairsmithApp
from tui.key_names import key_word

BROWSING = [context for context in CONTEXTS if context not in TYPING]

HARD = re.compile(r"ctrl\+.*|f\d+")
"""Keys of two hands, or far away; some keyboards and clients lack them."""

SENT_EVERYWHERE = re.compile(
    r"""[A-Za-z0-9]
    | space | slash | question_mark | colon
    | ctrl\+[c-gj-ln-y]  # not i and m (Tab, Enter), h (Backspace), z, a and b (screen, tmux)
    | f([1-9]|1[0-2])
    | up | down | left | right | pageup | pagedown | home | end | tab | enter | escape""",
    re.VERBOSE,
)


def home_of(context: str) -> type[Screen[object]] | type[App[object]]:
    """The class whose methods the actions of a context are."""
    if context == "any":
        return PairsmithApp
    homes = {
        value
        for module in pkgutil.iter_modules(tui.screens.__path__, "tui.screens.")
        for value in vars(import_module(module.name)).values()
        if isinstance(value, type) and getattr(value, "CONTEXT", None) == context
    }
    (home,) = homes
    return home


def named(action: Action) -> str:
    return f"{action.context}: {action.call}"


@pytest.mark.parametrize("action", ACTIONS, ids=named)
def test_an_action_is_a_method_that_takes_its_arguments(action: Action) -> None:
    namespace, name, arguments = parse(action.call)
    assert namespace == ""
    method = getattr(home_of(action.context), f"action_{name}")
    inspect.signature(method).bind(None, *arguments)


def test_every_method_that_is_an_action_stands_in_the_table() -> None:
    for context in CONTEXTS:
        own = {parse(action.call)[1] for action in ACTIONS if action.context == context}
        defined = {
            name.removeprefix("action_")
            for base in home_of(context).__mro__
            if base.__module__.startswith("tui.")
            for name in vars(base)
            if name.startswith("action_")
        }
        assert defined - own == set()


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_key_means_one_thing_in_a_context(context: str) -> None:
    keys = Counter(key for action in actions_for(context) for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_the_toolkit_knows() -> None:
    names = {key.value for key in Keys} | {_character_to_key(chr(code)) for code in range(32, 127)}
    assert {key for action in ACTIONS for key in action.keys} <= names


def test_every_key_arrives_over_every_terminal() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert [key for key in keys if not SENT_EVERYWHERE.fullmatch(key)] == []


@pytest.mark.parametrize("context", BROWSING)
def test_no_action_hangs_on_a_hard_key_while_browsing(context: str) -> None:
    hard = [action.call for action in actions_for(context) if all(map(HARD.fullmatch, action.keys))]
    # Where a screen has taken the easy key of a shared action for its own, the hard one is what is left.
    assert set(hard) <= {"help", "quit"}


@pytest.mark.parametrize("context", sorted(TYPING))
def test_what_is_typed_is_text_and_the_editors_own_keys_stay_its_own(context: str) -> None:
    keys = {key for action in actions_for(context) for key in action.keys}
    assert not [key for key in keys if len(_printable(key)) == 1]
    bindings = [*TextArea.BINDINGS, *Input.BINDINGS]
    taken = {key.strip() for binding in bindings for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert keys & taken == set()


def _printable(key: str) -> str:
    return {"space": " ", "slash": "/", "question_mark": "?", "colon": ":"}.get(key, key)


@pytest.mark.parametrize("context", CONTEXTS)
def test_help_palette_and_a_way_out_are_everywhere(context: str) -> None:
    calls = {parse(action.call)[1] for action in actions_for(context)}
    assert {"help", "command_palette", "quit"} <= calls
    assert calls & {"back", "leave", "quit"}


def test_every_action_has_an_id_of_its_own_and_a_known_context() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+\.[a-z0-9_-]+", one) for one in ids)
    assert {action.context for action in ACTIONS} == set(CONTEXTS)


@pytest.mark.parametrize("context", CONTEXTS)
def test_footer_labels_are_short_and_told_apart(context: str) -> None:
    labels = [action.footer for action in actions_for(context) if action.footer]
    assert len(set(labels)) == len(labels)
    assert all(len(label) <= 20 for label in labels)
    assert labels


def test_keys_for_the_footer_come_with_a_label() -> None:
    assert [named(action) for action in ACTIONS if action.covers > 1 and not action.footer] == []


def test_a_screens_own_key_goes_before_the_shared_one() -> None:
    compare = {key: action.call for action in actions_for("compare") for key in action.keys}
    assert compare["q"] == "back"
    assert compare["ctrl+q"] == "quit"


def test_printable_keys_of_shared_actions_are_text_where_text_is_typed() -> None:
    edit = {action.call: action.keys for action in actions_for("edit") if action.context == "any"}
    assert edit["help"] == ("f1",)
    assert edit["quit"] == ("ctrl+q",)


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("ctrl+s", "Ctrl+S"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("pagedown", "PgDn"),
        ("escape", "Esc"),
        ("space", "Space"),
        ("left", "←"),
        ("f1", "F1"),
        ("f", "f"),
        ("U", "U"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, word: str) -> None:
    assert key_word(key) == word


def test_no_key_is_shown_by_its_technical_name() -> None:
    words = {key_word(key) for action in ACTIONS for key in action.keys}
    assert not [word for word in words if "_" in word or (len(word) > 1 and word.islower())]


def test_the_table_for_the_readme_holds_every_action_under_its_heading() -> None:
    table = keys_table()
    for context, heading in CONTEXTS.items():
        _, _, section = table.partition(f"**{heading}**")
        section = section.partition("\n**")[0]
        for action in ACTIONS:
            if action.context == context:
                assert f"`{key_word(action.keys[0])}`" in section
                assert f"| {action.description} |" in section
