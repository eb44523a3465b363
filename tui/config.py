"""The project's ``pairsmith.toml`` and the user's own settings: what may stand in them, read and checked.

The models are plain dataclasses; pydantic is imported only where a file exists, so that an app without
one starts without it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tui.core.checks import Limits
from tui.core.errors import PairsmithError
from tui.core.rubric import FLAG_NAMES, Rubric
from tui.core.text import shown
from tui.core.voice import Voice
from tui.paths import from_home
from tui.semantic.options import SemanticOptions

if TYPE_CHECKING:
    from pydantic import ValidationError

PROJECT_FILE = "pairsmith.toml"
SETTINGS_FILE = "settings.toml"

_LICENSE = re.compile(r"[a-z0-9][a-z0-9.+-]*|")

_MOST = 1_000_000
"""What no weight, number of words or number of pairs is beyond."""


_EXPECTED = {
    "string": "a text in quotes",
    "tuple": 'a list of texts, as in ["Kindly", "As an AI"]',
    "bool": "true or false, without quotes",
    "int": "a whole number, as in 8",
    "float": "a number, as in 0.5",
    "dataclass": "a section of settings, under a line with its name in brackets",
    "mapping": "a section of settings, under a line with its name in brackets",
    "dict": "a section of settings, under a line with its name in brackets",
}
"""First word of pydantic's name for a mistake to what would be right."""


@dataclass(frozen=True)
class ExportOptions:
    """How training files are written."""

    tokenizer: str = ""
    """A model's ``tokenizer.json``, to count tokens as it does; empty for an estimate."""
    seed: int = 42
    """Seed of the shuffle inside each phase."""
    template: str = ""
    """The chat template that the set is to be trained with: a family, or a name or path of the user's own."""
    max_tokens: int = 0
    """The length of a row, in tokens, above which the trainer cuts it; 0 for none."""
    license: str = ""
    """The set's licence by the identifier that the Hugging Face hub lists; empty leaves it open."""


@dataclass(frozen=True)
class BackupOptions:
    """Copies that the app makes by itself."""

    at_start: bool = False
    """Whether one is made whenever the app is opened and something has changed since the last."""
    keep: int = 10
    """How many of them are kept; the oldest go first."""
    folder: str = "backups"
    """Where they are, from the database's folder."""


@dataclass(frozen=True)
class Project:
    """What belongs to one set of pairs; stands beside the database and travels with it."""

    rubric: Rubric = field(default_factory=Rubric)
    voice: Voice = field(default_factory=Voice)
    limits: Limits = field(default_factory=Limits)
    export: ExportOptions = field(default_factory=ExportOptions)
    semantic: SemanticOptions = field(default_factory=SemanticOptions)
    backup: BackupOptions = field(default_factory=BackupOptions)
    templates: dict[str, str] = field(default_factory=dict)
    """Chat templates of the user's own: name to path."""


@dataclass(frozen=True)
class Settings:
    """What belongs to one user, whatever she works on."""

    theme: str = ""
    """Name of a theme; empty for the one that fits the terminal."""
    mouse: bool = False
    """Off leaves the terminal's own selection usable."""
    ascii: bool = False
    """Draw with ASCII alone; done by itself where the locale has no UTF-8."""
    editor: str = ""
    """Command for the outside editor; empty for ``$VISUAL`` or ``$EDITOR``."""
    keys: dict[str, Any] = field(default_factory=dict)
    """``preset``, and ids of actions with the keys that they are to have; ``tui.keymap`` checks them."""
    endpoints: tuple[str, ...] = ()
    """Addresses beyond this machine that prompts may be sent to. Here, as a project file may be another's."""
    only_changes: bool = True
    """Only characters that changed are written to the terminal; off where leftovers stay on the screen."""


Model = TypeVar("Model", Project, Settings)


class _Mistake(Exception):  # noqa: N818
    """What is wrong with a key; its file and line are found where this is caught."""

    def __init__(self, key: Sequence[str | int], says: str) -> None:
        super().__init__(says)
        self.key = key


def load_project(database: Path) -> Project:
    """The project's configuration: ``pairsmith.toml`` beside the database, or the defaults.

    Raises:
        PairsmithError: it can't be used; names the file, the line and the key.
    """
    path = database.parent / PROJECT_FILE
    with _named(path):
        project = _load(Project, path)
        _refuse_out_of_range(project)
        return replace(
            project,
            semantic=_found_source(project.semantic, path),
            templates=_found_templates(project.templates, path),
            export=replace(
                project.export,
                tokenizer=_from_here(project.export.tokenizer, path),
                template=_template_from_here(project.export.template, path),
            ),
        )


def load_settings() -> Settings:
    """The user's settings from the configuration folder, or the defaults.

    Raises:
        PairsmithError: they can't be used; names the file, the line and the key.
    """
    path = config_folder() / SETTINGS_FILE
    with _named(path):
        return _load(Settings, path)


def config_folder() -> Path:
    """Where the user's settings and themes live; ``XDG_CONFIG_HOME`` is honoured."""
    import platformdirs

    return Path(platformdirs.user_config_dir("pairsmith"))


def state_folder() -> Path:
    """Where it is kept what the user has seen; ``XDG_STATE_HOME`` is honoured."""
    import platformdirs

    return Path(platformdirs.user_state_dir("pairsmith"))


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as a dictionary.

    Raises:
        PairsmithError: the file can't be read, or is not TOML; names the file and the line.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PairsmithError(f"{path} is not valid TOML", str(error)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = f"byte {error.start + 1}, on line {line}, can't be read"
        raise PairsmithError(f"{path} is not UTF-8", hint) from None
    except OSError as error:
        raise PairsmithError(f"{path} can't be read", error.strerror or str(error)) from None


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of a mistake in the block where in the file it stands."""
    try:
        yield
    except _Mistake as mistake:
        from tui.toml_lines import with_line

        raise PairsmithError(with_line(path, mistake.key), str(mistake)) from None


def _load(model: type[Model], path: Path) -> Model:
    if not path.exists():
        return model()
    from pydantic import TypeAdapter, ValidationError

    values = _whole_weights(read_toml(path))
    _refuse_split_names(values)
    try:
        return TypeAdapter(_strict(model)).validate_python(values)
    except ValidationError as error:
        raise _first_mistake(error) from None


def _refuse_out_of_range(project: Project) -> None:
    rubric, limits = project.rubric, project.limits
    ranges: dict[str, tuple[float, float, float]] = {
        **{f"rubric.weights.{name}": (weight, 0, _MOST) for name, weight in rubric.weights.items()},
        "rubric.threshold": (rubric.threshold, 0, sum(rubric.weights.values())),
        "voice.max_words": (project.voice.max_words, 0, _MOST),
        "limits.min_train": (limits.min_train, 0, _MOST),
        "limits.min_eval_share": (limits.min_eval_share, 0, 1),
        "limits.max_synthetic_share": (limits.max_synthetic_share, 0, 1),
        "limits.max_category_share": (limits.max_category_share, 0, 1),
        "export.max_tokens": (project.export.max_tokens, 0, _MOST),
        "backup.keep": (project.backup.keep, 1, _MOST),
        "semantic.chars": (project.semantic.chars, 1, _MOST),
        "semantic.least": (project.semantic.least, 0, 1),
    }
    for key, (value, least, most) in ranges.items():
        if not least <= value <= most:
            raise _Mistake(key.split("."), f"{key} is {value}; it may be {least} to {most}")
    if not _LICENSE.fullmatch(project.export.license):
        says = f"export.license is {shown(project.export.license)}; write an identifier, as in cc-by-4.0"
        raise _Mistake(["export", "license"], says)


def _found_source(options: SemanticOptions, path: Path) -> SemanticOptions:
    """The source of embeddings checked, with the path of its model from here."""
    if options == SemanticOptions():
        return options
    from tui.semantic.sources import mistake

    if wrong := mistake(options):
        raise _Mistake(["semantic", wrong.partition(" ")[0]], f"semantic.{wrong}")
    return replace(options, path=_from_here(options.path, path))


def _from_here(name: str, path: Path) -> str:
    """A file that the project file at ``path`` names, from its folder unless it says otherwise."""
    return str(path.parent / from_home(name)) if name else ""


def _template_from_here(word: str, path: Path) -> str:
    """A template's name as it is; a file beside the project file by its path."""
    file = _from_here(word, path)
    return file if file and Path(file).is_file() else word


def _found_templates(templates: dict[str, str], path: Path) -> dict[str, str]:
    """The user's templates, each with its path from here. Whether a file is there is seen when it is used."""
    if not templates:
        return templates
    from tui.templates.families import FAMILIES

    for name in templates.keys() & FAMILIES:
        hint = "Pairsmith has a template of that name itself; give yours another"
        raise _Mistake(["templates", name], f"templates.{name}: {hint}")
    return {name: str(path.parent / from_home(file)) for name, file in templates.items()}


def _refuse_split_names(values: dict[str, Any]) -> None:
    """TOML reads a dot in a name as a section in it, and the names of models are full of dots."""
    templates = values.get("templates")
    for name, value in templates.items() if isinstance(templates, dict) else ():
        if isinstance(value, dict):
            hint = f'put a name with a dot in it in quotes: "{name}.{next(iter(value), "1")}" = ".."'
            raise _Mistake(["templates", name, *value], f"templates.{name}: {hint}")


def _whole_weights(values: dict[str, Any]) -> dict[str, Any]:
    """Weights may name some flags only; the others keep their standard weight."""
    weights = values.get("rubric", {}).get("weights") if isinstance(values.get("rubric"), dict) else None
    if not isinstance(weights, dict):
        return values
    if unknown := sorted(set(weights) - set(FLAG_NAMES)):
        says = f"rubric.weights.{unknown[0]} is not a flag: the flags are {', '.join(FLAG_NAMES)}"
        raise _Mistake(["rubric", "weights", unknown[0]], says)
    return {**values, "rubric": {**values["rubric"], "weights": {**Rubric().weights, **weights}}}


def _strict(model: type[Model]) -> type[Model]:
    """Make pydantic refuse unknown keys in this model and those inside it: a typo is an error."""
    for part in (model, Rubric, Voice, Limits, ExportOptions, BackupOptions, SemanticOptions):
        part.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[union-attr]
    return model


def _first_mistake(error: ValidationError) -> _Mistake:
    first = error.errors()[0]
    key = _place(first["loc"])
    if first["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        says = f"{key} is not a known setting; remove it or mend its spelling"
    elif expected := _EXPECTED.get(first["type"].split("_")[0]):
        says = f"{key}: write {expected}"
    else:
        says = f"{key}: {first['msg'][0].lower()}{first['msg'][1:]}"
    return _Mistake(first["loc"], says)


def _place(parts: Sequence[str | int]) -> str:
    """Where in the file a value stands: ``voice.avoid``, ``text 2 of voice.avoid``."""
    *above, last = parts
    if isinstance(last, int):
        return f"text {last + 1} of {_place(above)}"
    return ".".join(map(str, parts))
