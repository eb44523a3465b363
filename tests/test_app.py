"""The app as a whole: themes, leaving, and what the terminal can show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.segment import Segment

from tests.screens.pilots import Session, seed, session_on
from tui.config import BackupOptions, Project, Settings
from tui.core.errors import DamagedError
from tui.jobs.backup import back_up_beside, backups
from tui.opening import run_app
from tui.resources import resource
from tui.store.store import Store


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Two pairs, nothing decided."""
    path = tmp_path / "pairs.db"
    seed(path, ["How do I clear E7?", "Who signs?"])
    return path


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``colours(TERM=..., COLORTERM=..., NO_COLOR=...)``: what the environment says of the terminal."""
    for name in ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)

    def choose(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return choose


def segments(session: Session) -> list[Segment]:
    """Everything drawn, with its style."""
    strips = session.app.screen._compositor.render_strips()
    return [segment for strip in strips for segment in strip]


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_leaves_with_nothing_to_complain_of(database: Path, key: str) -> None:
    async with session_on(database) as session:
        await session.press("1", key)
        assert not session.app.is_running
        assert not session.app.return_code


@pytest.mark.parametrize("way", ["e", "d", "w", "l", "X", "question_mark", "f"])
async def test_the_app_is_left_from_every_screen_by_one_chord(tmp_path: Path, way: str) -> None:
    prompt = "How do I restock the pick face when the scanner shows E7?"
    seed(tmp_path / "pairs.db", [prompt, prompt.replace("the scanner", "a scanner")])
    async with session_on(tmp_path / "pairs.db") as session:
        await session.press(way, "ctrl+q")
        assert not session.app.is_running
        assert not session.app.return_code


@pytest.mark.parametrize(
    ("variables", "theme"),
    [
        ({"TERM": "xterm-256color"}, "pairsmith-dark"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "pairsmith-dark"),
        ({"TERM": "xterm"}, "sixteen-colours"),
        ({"TERM": "screen"}, "sixteen-colours"),
        ({"TERM": "linux"}, "sixteen-colours"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "ansi"),
        ({"TERM": "xterm-256color", "TEXTUAL_THEME": "high-contrast"}, "high-contrast"),
    ],
)
async def test_the_theme_fits_the_terminal(
    database: Path, colours: Callable[..., None], variables: dict[str, str], theme: str
) -> None:
    colours(**variables)
    async with session_on(database) as session:
        assert session.app.theme == theme


async def test_the_settings_choose_the_theme(database: Path, colours: Callable[..., None]) -> None:
    colours(TERM="xterm")
    async with session_on(database, settings=Settings(theme="pairsmith-light")) as session:
        assert session.app.theme == "pairsmith-light"


async def test_no_colour_is_drawn_where_none_is_wanted(database: Path, colours: Callable[..., None]) -> None:
    colours(TERM="xterm-256color", COLORTERM="truecolor", NO_COLOR="1")
    async with session_on(database) as session:
        for keys in ([], ["f"], ["escape", "e"]):
            await session.press(*keys)
            for text, style, _ in segments(session):
                assert style is None or style.color is None or style.color.is_default, text
                assert style is None or style.bgcolor is None or style.bgcolor.is_default, text


async def test_in_the_ansi_theme_only_the_terminals_palette_is_used(
    database: Path, colours: Callable[..., None]
) -> None:
    colours(TERM="xterm")
    async with session_on(database) as session:
        for keys in ([], ["1"], ["f"], ["escape", "c"], ["escape", "e"], ["escape", "question_mark"]):
            await session.press(*keys)
            for text, style, _ in segments(session):
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.is_default or (colour.number or 0) < 16, text
                    assert colour is None or colour.triplet is None, text


async def test_without_colour_the_current_row_and_the_verdict_still_stand_out(
    database: Path, colours: Callable[..., None]
) -> None:
    colours(TERM="xterm-256color", NO_COLOR="1")
    async with session_on(database) as session:
        reversed_texts = [text for text, style, _ in segments(session) if style and style.reverse]
        assert any("How do I clear" in text for text in reversed_texts)
        assert " HOLD " in reversed_texts
        assert " BROWSE " in reversed_texts


async def test_every_theme_is_chosen_by_its_key_and_drawn(
    database: Path, colours: Callable[..., None]
) -> None:
    colours(TERM="xterm-256color", COLORTERM="truecolor")
    async with session_on(database) as session:
        names = sorted(path.stem for path in resource("themes").glob("*.toml"))
        looks = set()
        for number, name in enumerate(names, start=1):
            await session.press("T")
            await session.sees("Theme for now", name, f"{session.app.theme}  (now)")
            await session.press(str(number))
            assert session.app.theme in names
            looks.add(str([style for _, style, _ in segments(session)]))
        assert len(looks) == len(names)
        before = session.app.theme
        await session.press("f2", "escape")
        assert session.app.theme == before


async def test_a_theme_can_be_chosen_on_every_screen(database: Path) -> None:
    async with session_on(database) as session:
        for way in ("X", "l", "w"):
            await session.press(way, "T")
            assert session.screen == "MenuScreen"
            await session.press("escape", "escape")
            await session.stands_on("CurateScreen")


async def test_a_users_own_theme_is_offered_and_a_broken_one_is_said(database: Path, home: Path) -> None:
    folder = home / "config" / "pairsmith" / "themes"
    folder.mkdir(parents=True)
    own = (resource("themes") / "pairsmith-dark.toml").read_text().replace("pairsmith-dark", "night-shift")
    (folder / "night-shift.toml").write_text(own)
    (folder / "broken.toml").write_text("name = ")
    async with session_on(database, settings=Settings(theme="night-shift")) as session:
        assert session.app.theme == "night-shift"
        await session.sees("broken.toml is not valid TOML")
        await session.press("j")
        await session.misses("broken.toml")
        await session.press("T")
        await session.sees("night-shift")


async def test_a_theme_that_does_not_exist_is_said_and_another_taken(
    database: Path, colours: Callable[..., None]
) -> None:
    colours(TERM="xterm-256color")
    async with session_on(database, settings=Settings(theme="nightshift")) as session:
        await session.sees("there is no theme nightshift", "pairsmith-dark")
        assert session.app.theme == "pairsmith-dark"


async def test_where_the_project_asks_for_it_a_copy_is_made_when_the_app_is_opened(database: Path) -> None:
    project = Project(backup=BackupOptions(at_start=True))
    async with session_on(database, project=project) as session:
        await session.press("1")
    (copy,) = backups(database, project.backup)
    with Store.open(copy) as opened:
        assert opened.pairs.count() == 2
    (copy.parent / copy.name).unlink()
    copy.parent.rmdir()
    copy.parent.write_text("a file")
    async with session_on(database, project=project) as session:
        assert "backups can't be made" in session.text
        await session.press("2")
        assert "saved 1" in session.text


async def test_without_that_no_copy_is_made(database: Path) -> None:
    async with session_on(database):
        assert [file.name for file in database.parent.iterdir() if file.is_dir()] == []


def test_a_damaged_database_is_not_opened_and_the_last_copy_is_named(database: Path) -> None:
    options = BackupOptions()
    back_up_beside(database, Project().rubric, options)
    (copy,) = backups(database, options)
    spoilt = bytearray(database.read_bytes())
    spoilt[8192:] = bytes(255 - byte for byte in spoilt[8192:])
    database.write_bytes(spoilt)
    with pytest.raises(DamagedError) as caught:
        run_app(database)
    assert str(caught.value) == (
        f"{database} is damaged: nothing is written to it; what can be mended or saved is said by: "
        f"pairsmith doctor --db {database}; the last backup is {copy}"
    )
    assert database.read_bytes() == bytes(spoilt)


async def test_a_key_waits_for_the_screen_that_a_command_by_name_opens(database: Path) -> None:
    async with session_on(database) as session:
        await session.press("colon")
        await session.type("what was changed")
        await session.burst("enter", "j", "pagedown")
        await session.stands_on("DiffScreen")
        await session.press("j", "escape")
        await session.stands_on("CurateScreen")
