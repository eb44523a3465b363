"""The project's ``pairsmith.toml`` and the user's own settings: what may stand in them, read and checked.

The models are plain dataclasses; pydantic is imported only where a file exists, so that an app without
one starts without it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tui.core.checks import Limits
from tui.core.errors import PairsmithError, SettingsError
from tui.core.rubric import FLAG_NAMES, Rubric
from tui.core.text import one_line, shown
from tui.core.voice import Voice
from tui.paths import from_home, read_small
from tui.semantic.options import SemanticOptions

if TYPE_CHECKING:
    from pydantic import ValidationError

PROJECT_FILE = "pairsmith.toml"
SETTINGS_FILE = "settings.toml"

_LICENSE = re.compile(r"[a-z0-9][a-z0-9.+-]*|")

_MOST = 1_000_000
"""What no weight, number of words or number of pairs is beyond."""

_MOST_SEED = 2**32 - 1
"""Of what trainers take."""

_LARGEST = 1_000_000
"""Bytes beyond which a file holds no settings."""

Mistake = tuple[Sequence[str | int], str]
"""A key, and what is wrong with it."""

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


class _Mistakes(Exception):  # noqa: N818
    """What is wrong with some keys; their file and lines are found where this is caught."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__()
        self.mistakes = mistakes


def load_project(database: Path) -> Project:
    """The project's configuration: ``pairsmith.toml`` beside the database, or the defaults.

    Raises:
        PairsmithError: it can't be used; names the file, the line and the key.
    """
    path = database.parent / PROJECT_FILE
    with _named(path):
        project = _load(Project, path)
        _refuse([*_out_of_range(project), *_wrong_source(project.semantic), *_taken(project.templates)])
        return replace(
            project,
            semantic=replace(project.semantic, path=_from_here(project.semantic.path, path)),
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
        return tomllib.loads(read_small(path, _LARGEST).decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = f"byte {error.start + 1}, on line {line}, can't be read"
        raise PairsmithError(f"{path} is not UTF-8", hint) from None
    except RecursionError:
        raise PairsmithError(f"{path} is not valid TOML", "its lists are nested too deeply") from None
    except ValueError as error:
        raise PairsmithError(f"{path} is not valid TOML", one_line(str(error))) from None


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say of a mistake in the block where in the file it stands."""
    try:
        yield
    except _Mistakes as error:
        from tui.toml_lines import with_line

        lines = [f"{with_line(path, key)}: {one_line(says, _LONGEST)}" for key, says in error.mistakes]
        raise SettingsError(lines) from None


_LONGEST = 500
"""Characters of what is said of one mistake."""


def _refuse(mistakes: list[Mistake]) -> None:
    if mistakes:
        raise _Mistakes(mistakes)


def _load(model: type[Model], path: Path) -> Model:
    if not path.exists():
        return model()
    import json

    from pydantic import TypeAdapter, ValidationError

    values: dict[str, Any] = read_toml(path)
    found = [*_split_names(values), *_unknown_flags(values)]
    try:
        # As JSON, a list may be strictly a tuple; a date, which no setting is, is as wrong as nothing.
        text = json.dumps(_whole_weights(values), default=lambda _: None)
        read = TypeAdapter(_strict(model)).validate_json(text, strict=True)
    except ValidationError as error:
        known = {tuple(key[:2]) for key, _ in found}
        found += [one for one in _mistakes(error, model) if tuple(one[0][:2]) not in known]
    _refuse(found)
    return read


def _out_of_range(project: Project) -> Iterator[Mistake]:
    rubric, limits = project.rubric, project.limits
    ranges: dict[str, tuple[float, float, float]] = {
        **{f"rubric.weights.{name}": (weight, 0, _MOST) for name, weight in rubric.weights.items()},
        "rubric.threshold": (rubric.threshold, 0, sum(max(weight, 0) for weight in rubric.weights.values())),
        "voice.max_words": (project.voice.max_words, 0, _MOST),
        "limits.min_train": (limits.min_train, 0, _MOST),
        "limits.min_eval_share": (limits.min_eval_share, 0, 1),
        "limits.max_synthetic_share": (limits.max_synthetic_share, 0, 1),
        "limits.max_category_share": (limits.max_category_share, 0, 1),
        "export.seed": (project.export.seed, 0, _MOST_SEED),
        "export.max_tokens": (project.export.max_tokens, 0, _MOST),
        "backup.keep": (project.backup.keep, 1, _MOST),
        "semantic.chars": (project.semantic.chars, 1, _MOST),
        "semantic.least": (project.semantic.least, 0, 1),
    }
    for key, (value, least, most) in ranges.items():
        if not least <= value <= most:
            yield key.split("."), f"{key} is {shown(value)}; it may be {least} to {most}"
    if not _LICENSE.fullmatch(project.export.license):
        says = f"export.license is {shown(project.export.license)}; write an identifier, as in cc-by-4.0"
        yield ["export", "license"], says


def _wrong_source(options: SemanticOptions) -> Iterator[Mistake]:
    if options == SemanticOptions():
        return
    from tui.semantic.sources import mistake

    if wrong := mistake(options):
        yield ["semantic", wrong.partition(" ")[0]], f"semantic.{wrong}"


def _from_here(name: str, path: Path) -> str:
    """A file that the project file at ``path`` names, from its folder unless it says otherwise."""
    return str(path.parent / from_home(name)) if name else ""


def _template_from_here(word: str, path: Path) -> str:
    """A template's name as it is; a file beside the project file by its path."""
    file = _from_here(word, path)
    return file if file and Path(file).is_file() else word


def _found_templates(templates: dict[str, str], path: Path) -> dict[str, str]:
    """The user's templates, each with its path from here. Whether a file is there is seen when it is used."""
    return {name: str(path.parent / from_home(file)) for name, file in templates.items()}


def _taken(templates: dict[str, str]) -> Iterator[Mistake]:
    """Names that are not the user's to give."""
    if not templates:
        return
    from tui.templates.families import FAMILIES

    for name in sorted(templates.keys() & FAMILIES):
        hint = "Pairsmith has a template of that name itself; give yours another"
        yield ["templates", name], f"templates.{name}: {hint}"


def _split_names(values: dict[str, Any]) -> Iterator[Mistake]:
    """TOML reads a dot in a name as a section in it, and the names of models are full of dots."""
    templates = values.get("templates")
    for name, value in templates.items() if isinstance(templates, dict) else ():
        if isinstance(value, dict):
            hint = f'put a name with a dot in it in quotes: "{name}.{next(iter(value), "1")}" = ".."'
            yield ["templates", name, *value], f"templates.{name}: {hint}"


def _weights(values: dict[str, Any]) -> dict[str, Any]:
    rubric = values.get("rubric")
    weights = rubric.get("weights") if isinstance(rubric, dict) else None
    return weights if isinstance(weights, dict) else {}


def _unknown_flags(values: dict[str, Any]) -> Iterator[Mistake]:
    for name in sorted(_weights(values).keys() - set(FLAG_NAMES)):
        says = f"rubric.weights.{name} is not a flag: the flags are {', '.join(FLAG_NAMES)}"
        yield ["rubric", "weights", name], says


def _whole_weights(values: dict[str, Any]) -> dict[str, Any]:
    """Weights may name some flags only; the others keep their standard weight."""
    if not (weights := _weights(values)):
        return values
    return {**values, "rubric": {**values["rubric"], "weights": {**Rubric().weights, **weights}}}


def _strict(model: type[Model]) -> type[Model]:
    """Make pydantic refuse unknown keys in this model and those inside it: a typo is an error."""
    for part in (model, Rubric, Voice, Limits, ExportOptions, BackupOptions, SemanticOptions):
        part.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[union-attr]
    return model


def _mistakes(error: ValidationError, model: type[Model]) -> Iterator[Mistake]:
    """Everything that pydantic found, in words."""
    for found in error.errors(include_url=False):
        key = _place(found["loc"])
        if found["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            says = f"{key} is not a known setting; {_meant(model, found['loc'])}"
        elif expected := _EXPECTED.get(found["type"].split("_")[0]):
            says = f"{key}: write {expected}"
        else:
            says = f"{key}: {found['msg'][0].lower()}{found['msg'][1:]}"
        yield found["loc"], says


def _meant(model: type[Model], key: Sequence[str | int]) -> str:
    """What to do about a key that is not known: the one that is most like it, if there is one."""
    from difflib import get_close_matches

    section: object = model()
    for part in key[:-1]:
        section = getattr(section, str(part))
    names = [one.name for one in fields(section)] if is_dataclass(section) else []
    close = get_close_matches(str(key[-1]), names, 1)
    return f"did you mean {close[0]}?" if close else "remove it or mend its spelling"


def _place(parts: Sequence[str | int]) -> str:
    """Where in the file a value stands: ``voice.avoid``, ``text 2 of voice.avoid``."""
    *above, last = parts
    if isinstance(last, int):
        return f"text {last + 1} of {_place(above)}"
    return ".".join(map(str, parts))
