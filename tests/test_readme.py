"""The README says what the program does: its list of keys is the table of actions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from tui.actions import keys_table
from tui.cli import cli
from tui.commands.words import COMMANDS
from tui.jobs.export_checks import checks_table
from tui.templates.families import FAMILIES

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


TABLES = {"keys": keys_table, "checks": checks_table}
"""Mark around a table of the README to what it is made of."""


@pytest.mark.parametrize("mark", TABLES)
def test_the_tables_are_those_of_the_program(mark: str) -> None:
    written = re.search(rf"<!-- {mark} -->\n(.*)<!-- /{mark} -->", README, re.DOTALL)
    assert written is not None
    assert written[1].strip() == TABLES[mark](), "run: python tests/test_readme.py"


def test_every_command_is_listed_and_every_one_that_is_listed_exists() -> None:
    listed = set(re.findall(r"^\| `pairsmith ([a-z]+)", README, re.MULTILINE))
    assert listed == set(COMMANDS)


def test_every_command_about_pairs_takes_json_but_the_one_that_opens_the_app() -> None:
    assert "Every one that reads or writes pairs without opening the app takes `--json`." in README
    context = Context(cli)
    commands = {name: cli.get_command(context, name) for name in COMMANDS}
    without = {
        name
        for name, command in commands.items()
        if command and "--json" not in {option for each in command.params for option in each.opts}
    }
    assert without == {"demo", "help", "completion"}


def test_every_template_is_listed() -> None:
    section = README.partition("## As a model reads it")[2].partition("\n## ")[0]
    table = "\n".join(line for line in section.split("\n") if line.startswith("| "))
    assert re.findall(r"`([^`]+)`", table) == list(FAMILIES)


def test_every_theme_is_shown() -> None:
    folder = Path(__file__).parents[1] / "themes"
    themes = {path.stem for path in folder.glob("*.toml")}
    assert themes == {path.stem for path in (folder / "previews").glob("*.svg")}
    assert themes <= set(re.findall(r"\(themes/previews/([a-z-]+)\.svg\)", README))
    assert themes <= set(re.findall(r"`([a-z-]+)`", (folder / "README.md").read_text(encoding="utf-8")))


def test_help_lists_every_command() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    assert all(re.search(rf"^  {name}\s", shown, re.MULTILINE) for name in COMMANDS)


if __name__ == "__main__":
    text = README
    for mark, table in TABLES.items():
        text = re.sub(
            rf"<!-- {mark} -->.*<!-- /{mark} -->",
            lambda _, mark=mark, table=table: f"<!-- {mark} -->\n{table()}\n<!-- /{mark} -->",
            text,
            flags=re.DOTALL,
        )
    (Path(__file__).parents[1] / "README.md").write_text(text, encoding="utf-8")
