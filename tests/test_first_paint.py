"""What the app has loaded when the first pair is on the screen, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from tui.core.pair import Pair
from tui.jobs.index import catch_up
from tui.store.store import Store

SCRIPT = """
import asyncio, sys
from pathlib import Path
from tui.app import PairsmithApp
from tui.config import load_project, load_settings
from tui.screens.desk import Desk
from tui.store.store import Store

async def paint(database):
    project = load_project(database)
    with Store.open(database, project.rubric) as store:
        desk = Desk(store, project)
        desk.start()
        app = PairsmithApp(desk, load_settings())
        async with app.run_test(size=(120, 40)) as pilot:
            drawn = ""
            while desk.pair.prompt not in drawn:
                await pilot.pause()
                lines = app.screen._compositor.render_strips()
                drawn = "".join(segment.text for line in lines for segment in line)
            sys.__stderr__.write(drawn)
            loaded = sorted({name.partition(".")[0] for name in sys.modules})
    sys.__stdout__.write(" ".join(loaded))

asyncio.run(paint(Path(sys.argv[1])))
"""

HEAVY = {"numpy", "scipy", "datasketch", "rapidfuzz", "pydantic", "sqlite_utils", "jinja2"}


def test_the_first_pair_is_drawn_before_anything_heavy_is_loaded(
    store: Store, add_pair: Callable[..., Pair]
) -> None:
    add_pair("How do I clear E7?", "Hold the power button.")
    catch_up(store)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, store.path], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "How do I clear E7?" in done.stderr
    assert "textual" in loaded
    assert not loaded & HEAVY


def test_embeddings_cost_nothing_where_the_project_names_no_source(
    store: Store, add_pair: Callable[..., Pair]
) -> None:
    add_pair("How do I clear E7?", "Hold the power button.")
    catch_up(store)
    whole = SCRIPT.replace('name.partition(".")[0]', "name")
    named = '[semantic]\nsource = "wordllama"\n'
    loaded = []
    for project in ("", named):
        (store.path.parent / "pairsmith.toml").write_text(project)
        done = subprocess.run(
            [sys.executable, "-c", whole, store.path], capture_output=True, text=True, check=True
        )
        loaded.append({name for name in done.stdout.split() if name.startswith("tui.semantic")})
    assert loaded[0] == {"tui.semantic", "tui.semantic.options"}
    assert "tui.semantic.meaning" in loaded[1]


def test_the_first_paint_loads_no_more_of_the_project_than_it_needs(
    store: Store, add_pair: Callable[..., Pair]
) -> None:
    add_pair("How do I clear E7?", "Hold the power button.")
    catch_up(store)
    whole = SCRIPT.replace('name.partition(".")[0]', "name")
    done = subprocess.run(
        [sys.executable, "-c", whole, store.path], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    late = {"tui.similar.normal", "tui.store.schema", "tui.screens.ask", "tui.formats.writing"}
    assert not {each for each in late if each in loaded}
    assert len(loaded) < 620


TYPED = """
            async def drawn(words):
                while words not in "".join(
                    segment.text for line in app.screen._compositor.render_strips() for segment in line
                ):
                    await pilot.pause()
            await drawn(desk.pair.prompt)
            for key in "e", *"Hold the power button.":
                await pilot.press("space" if key == " " else key)
            await drawn("1 near-duplicate")
            await pilot.press("ctrl+s")
            await drawn("saved 1")
"""


def test_what_is_typed_is_looked_up_and_saved_without_numpy(
    store: Store, add_pair: Callable[..., Pair]
) -> None:
    add_pair("How do I clear E7?", "Reboot. ")
    add_pair("And E8?", "Reboot. Hold the power button.")
    catch_up(store)
    begin, _, rest = SCRIPT.partition('            drawn = ""')
    typed = begin + TYPED + rest[rest.index("            loaded = ") :]
    done = subprocess.run(
        [sys.executable, "-c", typed, store.path], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "rapidfuzz" in loaded
    assert not loaded & {"numpy", "scipy", "datasketch"}


BEFORE = """
import sys
from pathlib import Path
from rich.color import ColorSystem
import tui.opening
from tui.config import Project
from tui.resources import resource
from tui.screens.desk import Desk
from tui.screens.first_page import first_page
from tui.store.store import Store
from tui.theming import palette

with Store.open(Path(sys.argv[1])) as store:
    desk = Desk(store, Project())
    desk.start()
    colors = palette("pairsmith-dark", [resource("themes")])
    print(first_page(desk, 120, 40, colors, ColorSystem.TRUECOLOR)[0])
print("loaded", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_the_first_page_is_drawn_before_the_toolkit_is_loaded(
    store: Store, add_pair: Callable[..., Pair]
) -> None:
    add_pair("How do I clear E7?", "Hold the power button.")
    done = subprocess.run(
        [sys.executable, "-c", BEFORE, store.path], capture_output=True, text=True, check=True
    )
    page, _, loaded = done.stdout.rpartition("loaded")
    assert "How do I clear E7?" in page
    assert not set(loaded.split()) & (HEAVY | {"textual", "click"})
