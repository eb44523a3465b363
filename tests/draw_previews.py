"""Draws the main screen in each theme, for the README: ``python tests/draw_previews.py``."""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from pathlib import Path

from tui.app import PairsmithApp
from tui.config import Settings, load_project
from tui.jobs.import_file import import_file
from tui.jobs.index import catch_up
from tui.resources import resource
from tui.screens.desk import Desk
from tui.store.store import Store

_OUTSIDE_FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)


async def draw(folder: Path, theme: str, keys: tuple[str, ...], size: tuple[int, int] = (120, 36)) -> str:
    """The screen after some keys, as an SVG that asks no server for its font."""
    database = folder / "warehouse.db"
    project = load_project(database)
    with Store.open(database, project.rubric) as store:
        desk = Desk(store, project)
        desk.start()
        app = PairsmithApp(desk, Settings(theme=theme))
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            svg = app.export_screenshot(title="pairsmith warehouse.db")
    return _OUTSIDE_FONTS.sub("", svg).replace("Fira Code", "ui-monospace, Menlo, DejaVu Sans Mono")


def sample(folder: Path) -> None:
    """The sample data as a database of its own, some of it decided."""
    shutil.copy(resource("sample_data") / "pairsmith.toml", folder)
    project = load_project(folder / "warehouse.db")
    with Store.open(folder / "warehouse.db", project.rubric, create=True) as store:
        with (resource("sample_data") / "warehouse.jsonl").open("rb") as stream:
            import_file(store, stream, "warehouse.jsonl")
        catch_up(store)
        desk = Desk(store, project)
        desk.start()
        for _ in range(7):
            desk.accept()
            desk.next_undecided()
        desk.go(1)


def main() -> None:
    """Draw every shipped theme."""
    previews = resource("themes") / "previews"
    previews.mkdir(exist_ok=True)
    for theme in sorted(resource("themes").glob("*.toml")):
        with tempfile.TemporaryDirectory() as folder:
            sample(Path(folder))
            svg = asyncio.run(draw(Path(folder), theme.stem, ("g", "j")))
        (previews / f"{theme.stem}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
