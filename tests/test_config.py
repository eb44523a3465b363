"""The project's and the user's settings: defaults, overrides, and mistakes named with file and key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.config import (
    PROJECT_FILE,
    SETTINGS_FILE,
    Project,
    Settings,
    config_folder,
    load_project,
    load_settings,
)
from tui.core.errors import PairsmithError, SettingsError
from tui.core.rubric import FLAG_NAMES, Rubric

WHOLE = """
[rubric]
threshold = 6
[rubric.weights]
is_scalable_pattern = 4
[voice]
description = "Calm."
avoid = ["Kindly", "As an AI"]
max_words = 90
[limits]
min_train = 300
min_eval_share = 0.2
[export]
seed = 7
"""


def project_of(folder: Path, text: str) -> Project:
    (folder / PROJECT_FILE).write_text(text, encoding="utf-8")
    return load_project(folder / "pairs.db")


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert load_project(tmp_path / "pairs.db") == Project()
    assert load_settings() == Settings()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert project_of(tmp_path, "") == Project()


def test_what_the_file_says_counts_and_the_rest_keeps_its_default(tmp_path: Path) -> None:
    project = project_of(tmp_path, WHOLE)
    assert project.rubric.threshold == 6
    assert project.rubric.weights == {**Rubric().weights, "is_scalable_pattern": 4}
    assert project.voice.avoid == ("Kindly", "As an AI")
    assert (project.voice.description, project.voice.max_words) == ("Calm.", 90)
    assert (project.limits.min_train, project.limits.min_eval_share) == (300, 0.2)
    assert project.limits.max_category_share == Project().limits.max_category_share
    assert project.export.seed == 7


def test_the_project_file_is_the_one_beside_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_of(tmp_path, "[export]\nseed = 7")
    (tmp_path / "elsewhere").mkdir()
    assert load_project(tmp_path / "elsewhere" / "pairs.db") == Project()
    monkeypatch.chdir(tmp_path)
    assert load_project(Path("pairs.db")).export.seed == 7


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[rubric]\ntreshold = 8", "rubric.treshold is not a known setting"),
        ("[rubrik]\nthreshold = 8", "rubrik is not a known setting"),
        ("[voice]\nmax_word = 8", "voice.max_word is not a known setting"),
        ("[rubric]\nthreshold = 'eight'", "rubric.threshold: write a whole number, as in 8"),
        ("[voice]\navoid = 'Kindly'", 'voice.avoid: write a list of texts, as in ["Kindly", "As an AI"]'),
        ("[voice]\navoid = ['Kindly', 5]", "text 2 of voice.avoid: write a text in quotes"),
        ("[limits]\nmin_eval_share = []", "limits.min_eval_share: write a number, as in 0.5"),
        ("[export]\nlicense = 'CC BY'", "export.license is 'CC BY'; write an identifier, as in cc-by-4.0"),
        ("[export]\nlicense = 4", "export.license: write a text in quotes"),
        ("[export]\nseed = 1.5", "export.seed: write a whole number, as in 8"),
        ("[rubric.weights]\ncritical = 3", "rubric.weights.critical is not a flag"),
        (
            "[rubric.weights]\nmodel_fails_here = 'x'",
            "rubric.weights.model_fails_here: write a whole number, as in 8",
        ),
        ("[rubric]\nweights = 5", "rubric.weights: write a section of settings"),
        ("rubric = 5", "rubric: write a section of settings, under a line with its name in brackets"),
        ("[voice]\ndescription = 5", "voice.description: write a text in quotes"),
        ("[limits]\nmin_eval_share = 5", "limits.min_eval_share is 5.0; it may be 0 to 1"),
        ("[limits]\nmax_category_share = nan", "limits.max_category_share is nan; it may be 0 to 1"),
        ("[backup]\nkeep = 0", "backup.keep is 0; it may be 1 to 1000000"),
        ("[backup]\nat_start = 'soon'", "backup.at_start: write true or false, without quotes"),
        ("[backup]\nevery = 5", "backup.every is not a known setting; remove it or mend its spelling"),
        ("[limits]\nmin_train = -1", "limits.min_train is -1; it may be 0 to 1000000"),
        ("[voice]\nmax_words = -1", "voice.max_words is -1; it may be 0 to 1000000"),
        ("[semantic]\nsorce = 'wordllama'", "semantic.sorce is not a known setting"),
        ("[semantic]\nsource = 'magic'", "semantic.source is 'magic'; there are wordllama, folder, endpoint"),
        ("[semantic]\nleast = 0.5", "semantic.source is ''; there are wordllama"),
        ("[semantic]\nsource = 'folder'", "semantic.path is missing; the source folder needs it"),
        ("[semantic]\nsource = 'endpoint'\nmodel = 'm'", "semantic.url is missing"),
        ("[semantic]\nsource = 'endpoint'\nurl = 'http://[::1]/v1'", "semantic.model is missing"),
        ("[semantic]\nsource = 'endpoint'\nmodel = 'm'\nurl = 'file:///x'", "semantic.url is no address"),
        ("[semantic]\nsource = 'wordllama'\nchars = 0", "semantic.chars is 0; it may be 1 to 1000000"),
        ("[semantic]\nsource = 'wordllama'\nleast = 2", "semantic.least is 2.0; it may be 0 to 1"),
        ("[templates]\nours = 5", "templates.ours: write a text in quotes"),
        (
            "[templates]\nours-3.3 = 'x'",
            'templates.ours-3: put a name with a dot in it in quotes: "ours-3.3" = ',
        ),
        ("[templates]\nllama3 = 'x'", "templates.llama3: Pairsmith has a template of that name itself"),
        ("templates = 'x'", "templates: write a section of settings, under a line with its name"),
        ("[rubric]\nthreshold = 11", "rubric.threshold is 11; it may be 0 to 10"),
        (
            "[rubric.weights]\nmodel_fails_here = -2",
            "rubric.weights.model_fails_here is -2; it may be 0 to 1000000",
        ),
    ],
)
def test_a_mistake_is_named_with_the_file_the_line_and_the_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(PairsmithError) as caught:
        project_of(tmp_path, text)
    assert says in str(caught.value)
    key = says.removeprefix("text 2 of ").split()[0].strip(":").split(".")[-1]
    lines = text.split("\n")
    line = len(lines) if key in lines[-1] else 1
    assert str(caught.value).startswith(f"{tmp_path / PROJECT_FILE}, line {line}: "), "or that of the section"
    assert "\n" not in str(caught.value)


def test_every_mistake_is_told_with_its_line_and_the_setting_that_was_meant(tmp_path: Path) -> None:
    text = "[rubric]\ntreshold = 8\nweights = {x = 1}\n[export]\nseed = true\n[templates]\na.b = 'x'\n"
    with pytest.raises(SettingsError) as caught:
        project_of(tmp_path, text)
    path = tmp_path / PROJECT_FILE
    assert sorted(caught.value.mistakes) == [
        f"{path}, line 2: rubric.treshold is not a known setting; did you mean threshold?",
        f"{path}, line 3: rubric.weights.x is not a flag: the flags are {', '.join(FLAG_NAMES)}",
        f"{path}, line 5: export.seed: write a whole number, as in 8",
        f'{path}, line 7: templates.a: put a name with a dot in it in quotes: "a.b" = ".."',
    ]


def test_everything_out_of_range_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        project_of(tmp_path, "[export]\nseed = -1\nmax_tokens = -5\n[backup]\nkeep = 0")
    assert [says.split(": ")[1] for says in caught.value.mistakes] == [
        "export.seed is -1; it may be 0 to 4294967295",
        "export.max_tokens is -5; it may be 0 to 1000000",
        "backup.keep is 0; it may be 1 to 1000000",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[export]\nseed = true", "export.seed: write a whole number"),
        ("[export]\nseed = '7'", "export.seed: write a whole number"),
        ("[export]\nseed = 7.0", "export.seed: write a whole number"),
        (f"[export]\nseed = {10**30}", "it may be 0 to 4294967295"),
        (f"[export]\nseed = 1{'0' * 5000}", "is not valid TOML"),
        ("[limits]\nmin_eval_share = true", "limits.min_eval_share: write a number"),
        ("[backup]\nat_start = 1", "backup.at_start: write true or false"),
        ("[voice]\ndescription = 2024-01-01", "voice.description: write a text in quotes"),
        ('"a\\n\\u001b[2J" = 1', "is not a known setting"),
        (f"a = {'[' * 50_000}", "nested too deeply"),
        (f"# {'x' * 1_000_001}", "is too large: it may have 1,000,000 bytes at most"),
    ],
    ids=range(11),
)
def test_a_value_of_another_kind_or_size_is_one_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(PairsmithError) as caught:
        project_of(tmp_path, text)
    assert says in str(caught.value)
    assert not set("\n\x1b") & set(str(caught.value))


def test_a_whole_number_is_a_share_too(tmp_path: Path) -> None:
    assert project_of(tmp_path, "[limits]\nmin_eval_share = 1").limits.min_eval_share == 1.0


def test_a_pipe_or_a_device_in_place_of_the_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / PROJECT_FILE
    os.mkfifo(path)
    with pytest.raises(PairsmithError, match="is a pipe or a device: name a file on the disk"):
        load_project(tmp_path / "pairs.db")
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(PairsmithError, match="is a pipe or a device: name a file on the disk"):
        load_project(tmp_path / "pairs.db")


def test_what_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PairsmithError, match=r"pairsmith.toml is not valid TOML: .*line 2"):
        project_of(tmp_path, "[export]\nseed = \n")


def test_what_is_not_utf_8_is_named_with_its_byte(tmp_path: Path) -> None:
    (tmp_path / PROJECT_FILE).write_bytes(b"[voice]\ndescription = 'caf\xe9'")
    with pytest.raises(
        PairsmithError, match=r"pairsmith.toml is not UTF-8: byte 27, on line 2, can't be read"
    ):
        load_project(tmp_path / "pairs.db")


def test_a_folder_in_place_of_the_file_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / PROJECT_FILE).mkdir()
    with pytest.raises(PairsmithError, match=r"pairsmith.toml can't be read: Is a directory"):
        load_project(tmp_path / "pairs.db")


def test_the_path_of_a_model_goes_from_the_project_file(tmp_path: Path) -> None:
    small = project_of(tmp_path, "[semantic]\nsource = 'folder'\npath = 'models/small'").semantic
    assert small.path == str(tmp_path / "models" / "small")
    other = project_of(tmp_path, "[semantic]\nsource = 'folder'\npath = '/models/small'").semantic
    assert other.path == "/models/small"
    home = project_of(tmp_path, "[semantic]\nsource = 'folder'\npath = '~/small'").semantic
    assert home.path == str(Path.home() / "small")


def test_the_path_of_a_tokenizer_goes_from_the_project_file(tmp_path: Path) -> None:
    project = project_of(tmp_path, "[export]\ntokenizer = 'models/tokenizer.json'")
    assert project.export.tokenizer == str(tmp_path / "models" / "tokenizer.json")
    assert project_of(tmp_path, "[export]\nseed = 7").export.tokenizer == ""


def test_settings_are_read_from_the_users_own_folder(home: Path) -> None:
    assert config_folder() == home / "config" / "pairsmith"
    config_folder().mkdir(parents=True)
    (config_folder() / SETTINGS_FILE).write_text('theme = "ansi"\nmouse = true\neditor = "nano -w"')
    assert load_settings() == Settings(theme="ansi", mouse=True, editor="nano -w")


def test_a_mistake_in_the_settings_is_named_with_the_file_and_the_key() -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / SETTINGS_FILE).write_text('them = "ansi"')
    with pytest.raises(PairsmithError, match=r"settings.toml, line 1: them is not a known setting"):
        load_settings()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("mouse = 'perhaps'", "mouse: write true or false, without quotes"),
        ("mouse = []", "mouse: write true or false, without quotes"),
        ("theme = 5", "theme: write a text in quotes"),
    ],
)
def test_a_setting_of_another_kind_is_said_in_plain_words(text: str, says: str) -> None:
    config_folder().mkdir(parents=True)
    (config_folder() / SETTINGS_FILE).write_text(text)
    with pytest.raises(PairsmithError) as caught:
        load_settings()
    assert str(caught.value).endswith(f": {says}")


def test_without_a_file_pydantic_stays_out(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from tui.config import load_project, load_settings
load_project(Path({str(tmp_path)!r}) / "pairs.db")
load_settings()
assert "pydantic" not in sys.modules
"""
    root = Path(tui.__file__).parent.parent
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_the_paths_of_templates_go_from_the_project_file(tmp_path: Path) -> None:
    text = "[templates]\nours = 'models/chat_template.jinja'\n'llama-3.3' = '~/tokenizer_config.json'"
    assert project_of(tmp_path, text).templates == {
        "ours": str(tmp_path / "models" / "chat_template.jinja"),
        "llama-3.3": str(Path.home() / "tokenizer_config.json"),
    }


def test_the_home_of_nobody_is_a_folder_of_that_name(tmp_path: Path) -> None:
    text = "[templates]\nours = '~no-such-user/x'\n[export]\ntokenizer = '~no-such-user/y'"
    project = project_of(tmp_path, text)
    assert project.templates == {"ours": str(tmp_path / "~no-such-user" / "x")}
    assert project.export.tokenizer == str(tmp_path / "~no-such-user" / "y")
