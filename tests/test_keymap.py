"""The user's keys: presets that work, and one clear line for what can't be bound."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

import tui
from tests.test_actions import SENT_EVERYWHERE
from tui.actions import ACTIONS, CONTEXTS, TYPING, actions_for, is_text, key_of, put_in_force, with_keys
from tui.core.decide import REASONS
from tui.core.errors import PairsmithError
from tui.key_names import is_printable
from tui.keymap import EDITORS_OWN, PRESETS, remapped

WHERE = Path("settings.toml")


def keys_of(action_id: str, wanted: dict[str, object]) -> tuple[str, ...]:
    return next(action.keys for action in remapped(wanted, WHERE) if action.id == action_id)


def refusal(wanted: dict[str, object]) -> str:
    with pytest.raises(PairsmithError) as caught:
        remapped(wanted, WHERE)
    line = str(caught.value)
    assert line.isprintable()
    assert line.startswith(("settings.toml: keys.", "settings.toml: (1) keys."))
    return line


def test_nothing_wanted_is_the_table_as_it_is() -> None:
    assert remapped({}, WHERE) == remapped({"preset": "default"}, WHERE) == ACTIONS


@pytest.mark.parametrize(
    "wanted", [{"curate": {"accept": "J"}}, {"curate.accept": "J"}, {"curate": {"accept": ["J"]}}]
)
def test_an_action_gets_the_keys_that_are_wanted_and_no_other_changes(wanted: dict[str, object]) -> None:
    assert keys_of("curate.accept", wanted) == ("J",)
    assert [a for a in remapped(wanted, WHERE) if a.id != "curate.accept"] == [
        a for a in ACTIONS if a.id != "curate.accept"
    ]


def test_two_actions_may_change_places() -> None:
    wanted = {"curate": {"decide_included": "h", "decide_held": "i"}}
    assert keys_of("curate.decide_held", wanted) == ("i",)


def test_a_key_of_ones_own_goes_before_the_preset() -> None:
    assert keys_of("curate.write", {"preset": "vim", "curate": {"write": "J"}}) == ("J",)
    assert keys_of("curate.edit_output", {"preset": "vim", "curate": {"write": "J"}}) == ("i",)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (
            {"curate": {"acept": "a"}},
            "curate.acept: there is no such action; did you mean curate.accept?",
        ),
        ({"nonsense": "a"}, "keys.nonsense: there is no such action; pairsmith help keys"),
        ({"preset": "emacs"}, "keys.preset is 'emacs': there are default, vim, arrows"),
        ({"preset": 3}, "keys.preset is 3"),
        ({"curate": {"accept": 3}}, "keys.curate.accept is 3: write a key"),
        ({"curate": {"accept": []}}, "keys.curate.accept is []: write a key"),
        ({"curate": {"accept": {"x": "y"}}}, "keys.curate.accept is {'x': 'y'}: write a key"),
        ({"curate": {"accept": "alt+x"}}, "keys.curate.accept: 'alt+x' can't be used: not every terminal"),
        ({"curate": {"accept": "Ctrl+I"}}, "'Ctrl+I' can't be used: terminals send Tab for it"),
        ({"curate": {"accept": "enterr"}}, "'enterr' can't be used: there is no such key"),
        ({"edit": {"save": "s"}}, "keys.edit.save: 's' can't be used: it is typed as text there"),
        ({"write": {"save": "?"}}, "keys.write.save: '?' can't be used: it is typed as text there"),
        ({"edit": {"save": "ctrl+k"}}, "'Ctrl+K' can't be used: the editor needs it itself"),
        ({"curate": {"accept": "i"}}, "'i' can't be used: curate.decide_included has that key"),
        ({"curate": {"accept": "q"}}, "keys.curate.accept: 'q' can't be used: any.quit has that key"),
        ({"any": {"theme": "h"}}, "keys.any.theme: 'h' can't be used: curate.decide_held has that key"),
        (
            {"any": {"help": "ctrl+n"}},
            "keys.any.help: 'Ctrl+N' can't be used: edit.save_and_next has that key",
        ),
        ({"curate": {"queue": "W"}}, "'W' can't be used: it gives a reason right after a decision"),
    ],
)
def test_what_cannot_be_bound_is_one_line_with_file_action_and_key(
    wanted: dict[str, object], words: str
) -> None:
    assert words in refusal(wanted)


def test_all_that_is_wrong_is_told_at_once_in_one_line() -> None:
    line = refusal(
        {
            "preset": "emacs",
            "curate": {"acept": "a", "accept": "Shift+Tab", "write": "q", "edit_output": []},
            "edit": {"save": "^K"},
        }
    )
    for number, words in enumerate(
        (
            "keys.preset is 'emacs'",
            "keys.curate.acept: there is no such action",
            "keys.curate.edit_output is []",
            "keys.curate.accept: 'shift+tab' can't be used: not every terminal",
            "keys.edit.save: 'Ctrl+K' can't be used: the editor needs it",
            "keys.curate.write: 'q' can't be used: any.quit has that key",
        ),
        start=1,
    ):
        assert f"({number}) {words}" in line


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_keeps_every_rule_of_the_table(preset: str) -> None:
    put_in_force(remapped({"preset": preset}, WHERE))
    for context in CONTEXTS:
        actions = actions_for(context)
        keys = Counter(key for action in actions for key in action.keys)
        assert [key for key, count in keys.items() if count > 1] == [], context
        assert all(map(SENT_EVERYWHERE.fullmatch, keys))
        assert not any(is_text(key, context) for key in keys)
        assert {"help", "command_palette", "quit"} <= {action.call for action in actions}
    reasons = {key for each in REASONS.values() for key in each}
    assert not reasons & {key for action in actions_for("curate") for key in action.keys}


def test_with_arrows_no_letter_moves_the_place() -> None:
    put_in_force(remapped({"preset": "arrows"}, WHERE))
    moves = ("next", "previous", "first", "last")
    keys = {key for action in actions_for("curate") if action.call in moves for key in action.keys}
    assert not any(map(is_printable, keys))


def test_the_keys_that_are_the_editors_own_are_known() -> None:
    bindings = [*TextArea.BINDINGS, *Input.BINDINGS]
    taken = {key.strip() for binding in bindings for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert {key for key in taken if SENT_EVERYWHERE.fullmatch(key)} == EDITORS_OWN
    assert not EDITORS_OWN & {key for context in TYPING for a in actions_for(context) for key in a.keys}


def test_a_text_that_names_a_key_names_the_one_that_is_in_force() -> None:
    assert key_of("curate.show_all") == "Esc"
    put_in_force(remapped({"curate": {"show_all": "J"}}, WHERE))
    assert key_of("curate.show_all") == "J"


def test_every_action_that_a_text_names_is_one() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted(Path(tui.__file__).parent.rglob("*.py")))
    named = re.findall(r"<([a-z]+\.[a-z0-9_-]+)>", code) + re.findall(r"key_of\(\W(\w+\.[^'\"{]+)\W\)", code)
    assert len(set(named)) > 20
    assert set(named) <= {action.id for action in ACTIONS}


def test_a_text_with_ids_is_written_with_the_keys_that_are_in_force() -> None:
    put_in_force(remapped({"any": {"help": "J"}}, WHERE))
    assert with_keys("<any.help> helps, <curate.undo> takes it back") == "J helps, u takes it back"
