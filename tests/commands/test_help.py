"""``pairsmith help``: topics, commands, and a man page that man can read."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tui.actions import ACTIONS
from tui.commands.help import TOPICS
from tui.commands.words import COMMANDS
from tui.config import Settings
from tui.core.rubric import FLAGS
from tui.key_names import key_word
from tui.tour import STEPS


def test_without_a_topic_all_are_listed(call: Call) -> None:
    done = call("help")
    assert done.code == 0
    assert all(re.search(rf"^  {name} ", done.out, re.MULTILINE) for name in TOPICS)
    assert all(name in done.out for name in COMMANDS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_explained_in_lines_that_fit(call: Call, topic: str) -> None:
    done = call("help", topic)
    assert done.code == 0
    assert "<" not in done.out.replace("'<", ""), "an id instead of a key"
    assert len(done.out.split("\n")) > 5


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained_as_it_explains_itself(call: Call, name: str) -> None:
    asked = call("help", name)
    assert asked.code == 0
    assert asked.out == call(name, "--help").out


def test_the_topics_are_made_of_the_same_tables_as_the_app(call: Call) -> None:
    keys = call("help", "keys").out
    for action in ACTIONS:
        written = re.escape(" ".join(map(key_word, action.keys)))
        assert re.search(rf"^  {written} .*\({action.id}\)$", keys, re.MULTILINE)
    assert all(flag.example in call("help", "flags").out for flag in FLAGS)
    assert all(step.words in call("help", "tour").out for step in STEPS)


def test_the_users_own_keys_are_explained(call: Call, home: Path) -> None:
    (home / "config" / "pairsmith").mkdir(parents=True)
    (home / "config" / "pairsmith" / "settings.toml").write_text('[keys]\ncurate.next = "J"\n')
    assert re.search(r"^  J +next pair  \(curate.next\)$", call("help", "keys").out, re.M)
    assert "J and k turn to another one" in call("help", "tour").out


def test_an_unknown_topic_is_one_clear_line(call: Call) -> None:
    done = call("help", "nonsense")
    assert (done.code, done.out) == (2, "")
    assert done.err == "pairsmith: there is no topic 'nonsense': pairsmith help lists them\n"


def test_the_man_page_holds_every_command_option_and_topic(call: Call) -> None:
    page = call("help", "--man").out
    assert page.startswith(".TH PAIRSMITH 1")
    for name in COMMANDS:
        assert re.search(rf"^\.SS pairsmith {name}\b", page, re.MULTILINE)
    for topic in TOPICS:
        assert f".SH {topic.upper()}" in page
    assert r"\-\-dry\-run" in page


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_man_page_is_formatted_without_a_complaint(call: Call) -> None:
    page = call("help", "--man").out
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=page.encode(), capture_output=True, check=True
    )
    assert done.stderr.decode() == ""
    shown = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout.decode())
    assert "pairsmith import" in shown
    assert "accept the verdict, go to the next undecided" in shown


def test_every_setting_is_explained(call: Call) -> None:
    words = call("help", "settings").out
    assert [field.name for field in fields(Settings) if f"\n{field.name} = " not in words] == ["keys"]
    assert "\n[keys]\n" in words
