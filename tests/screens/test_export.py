"""The export screen: the plan first, then the files; what is refused is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.screens.pilots import STRONG, DeskOn, Session, session_on
from tui.core.errors import PairsmithError
from tui.screens import export
from tui.screens.export_lines import draft_lines
from tui.store.drafts import Draft

PAIRS = [
    {
        "prompt": "How do I restock the pick face when the scanner shows E7?",
        "status": "included",
        "phase": "edge",
    },
    {"prompt": "Where does a white bay label go?", "status": "included", "split": "eval"},
    {"prompt": "asdf", "split": "robustness"},
    {"prompt": "Who signs the damaged goods sheet?", "status": "held"},
    {"prompt": "When does the late shift hand over?"},
    {"prompt": "Which gloves for the cold store?", "status": "excluded", "flags": STRONG},
]


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


async def test_the_plan_is_shown_before_anything_is_written(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X")
        assert session.screen == "ExportScreen"
        text = " ".join(session.panel("text").split())
        for words in (
            f"to {tmp_path / 'export'}",
            "format messages",
            "1 excluded, 1 held, 2 included, 2 new",
            "included.jsonl 1 row",
            "phase3_edge.jsonl 1 row",
            "eval.jsonl 1 row",
            "robustness.jsonl 1 row",
            "not decided yet 1 pair",
        ):
            assert words in text
        assert "phase1_consistency.jsonl" not in text
        assert not (tmp_path / "export").exists()


async def test_one_key_writes_and_the_folder_is_remembered(
    desk_on: DeskOn, tmp_path: Path, database: Path
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "w")
        await session.sees("written: 5 files, 7 for trainers, README.md and manifest.json in")
        folder = tmp_path / "export"
        named = sorted(path.name for path in folder.iterdir())
        assert "train_trl.py" in named
        assert [name for name in named if name.endswith(("t.json", "jsonl", "md"))] == [
            "README.md",
            "eval.jsonl",
            "included.jsonl",
            "manifest.json",
            "pairs.meta.jsonl",
            "phase3_edge.jsonl",
            "robustness.jsonl",
        ]
        messages = rows(folder / "included.jsonl")[0]["messages"]
        assert messages == [
            {"role": "user", "content": PAIRS[0]["prompt"]},
            {"role": "assistant", "content": "output 1"},
        ]
        await session.press("w")
        await session.sees("written again, 2 times by now: 5 files")
        await session.press("d", *["backspace"] * 6)
        await session.type("other")
        await session.press("enter", "w")
        await session.sees("written: 5 files", "other")
        assert (tmp_path / "other" / "manifest.json").exists()
        await session.press("escape")
        assert session.screen == "CurateScreen"
    async with session_on(database) as session:
        await session.press("X")
        assert f"to          {tmp_path / 'other'}" in session.panel("text")


async def test_the_next_export_is_written_as_the_last_one_was(desk_on: DeskOn, database: Path) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "f", "3", "c", "w")
        await session.sees("written:")
    async with session_on(database) as session:
        await session.press("X")
        await session.sees("format sharegpt", "each file holds the phases before it too")


async def test_the_format_is_chosen(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "f")
        await session.sees("Format of the training files", "prompt-completion", "alpaca", "sharegpt")
        await session.press("escape")
        assert "format      messages" in session.panel("text")
        key = next(line.split()[0] for line in session_menu(await opened_menu(session)) if "alpaca" in line)
        await session.press(key)
        assert "format      alpaca" in session.panel("text")
        await session.press("w")
        await session.sees("written:")
        assert set(rows(tmp_path / "export" / "included.jsonl")[0]) >= {"instruction", "output"}


async def opened_menu(session: Session) -> str:
    await session.press("f")
    return session.panel("menu")


def session_menu(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


async def test_a_folder_with_files_of_someone_else_is_refused_until_told(
    desk_on: DeskOn, tmp_path: Path
) -> None:
    other = tmp_path / "export" / "thesis.txt"
    other.parent.mkdir()
    other.write_text("mine")
    async with desk_on(PAIRS) as session:
        await session.press("X")
        await session.sees("in the way  thesis.txt, not as an export wrote it; o writes all the same")
        await session.press("w")
        await session.sees("holds thesis.txt, not as an export wrote it", "press o to write all the same")
        await session.misses("--force")
        assert [path.name for path in other.parent.iterdir()] == ["thesis.txt"]
        await session.press("o")
        await session.sees("a file of the same name is overwritten, the others stay")
        await session.misses("press o")
        await session.press("w")
        await session.sees("written: 5 files")
        assert other.read_text() == "mine"


async def test_with_nothing_in_the_way_nothing_is_said_to_be(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X")
        await session.misses("in the way")
        await session.press("o")
        await session.sees("nothing is in the way in")
        await session.press("a")
        await session.sees("there are no problems to allow")
        await session.press("w")
        await session.sees("written: 5 files")
        await session.misses("in the way")


async def test_leave_to_overwrite_ends_when_another_folder_is_chosen(desk_on: DeskOn, tmp_path: Path) -> None:
    for name in ("export", "exports"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "included.jsonl").write_text(name)
    async with desk_on(PAIRS) as session:
        await session.press("X", "o")
        await session.sees("is overwritten")
        await session.press("d", "enter")
        await session.sees("is overwritten")
        await session.press("d", "s", "enter")
        await session.sees("included.jsonl, not as an export wrote it; o writes")
        await session.press("w")
        await session.sees("press o")
        assert (tmp_path / "exports" / "included.jsonl").read_text() == "exports"


async def test_drafts_are_named_for_the_files_hold_the_saved_texts(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X")
        await session.misses("not saved:")
        await session.press("escape", "p", "!", "escape", "j", "e", "!", "escape", "X")
        await session.sees("2 drafts are not saved: #2 output, #1 prompt; the files hold the saved texts")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""),
        (1, "1 draft is not saved: #1 output; the files hold the saved texts"),
        (
            8,
            "8 drafts are not saved: #1 output, #2 output, #3 output, #4 output, #5 output, #6 output, 2",
        ),
    ],
)
def test_as_many_drafts_are_named_as_can_be_read(count: int, words: str) -> None:
    drafts = [Draft(number, "output", "typed", 1, "") for number in range(1, count + 1)]
    text = " ".join("".join(text for text, _ in line).strip() for line in draft_lines(drafts, 60))
    assert words in text
    assert bool(text) == bool(count)


async def test_a_refusal_is_shown_whole_at_80x24(desk_on: DeskOn, tmp_path: Path) -> None:
    (tmp_path / "export").write_text("a file")
    async with desk_on(PAIRS, size=(80, 24)) as session:
        await session.press("X", "w")
        await session.until(
            lambda: "name a folder" in " ".join(session.text.split()), "the way on, shown to its end"
        )


async def test_problems_keep_the_export_from_starting_until_they_are_allowed(
    desk_on: DeskOn, tmp_path: Path
) -> None:
    pairs = [{"output": "Say <|im_end|> aloud.", "status": "included"}, *PAIRS]
    async with desk_on(pairs) as session:
        await session.press("X")
        await session.sees("1 problem: nothing is written while there is one", "#1", "(control_tokens)")
        await session.press("w")
        await session.sees("pair 1 holds the control token <|im_end|>", "press a to write all the same")
        await session.misses("--allow")
        assert not (tmp_path / "export").exists()
        await session.press("a")
        await session.sees("1 problem: written all the same")
        await session.press("w")
        await session.sees("written:")
        manifest = json.loads((tmp_path / "export" / "manifest.json").read_text())
        assert [(one["code"], one["pair"]) for one in manifest["allowed"]] == [("control_tokens", 1)]


async def test_with_nothing_included_nothing_is_written(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on([{}, {}]) as session:
        await session.press("X")
        await session.sees("nothing to train on: no pair is included yet", "Esc goes back; there i includes")
        assert "open pair" not in session.panel("footer")
        await session.press("w")
        await session.sees("nothing to export")
        assert not (tmp_path / "export").exists()


async def test_the_plan_is_made_anew_each_time_it_is_opened(desk_on: DeskOn) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "escape", "G", "0", "space", "X")
        text = " ".join(session.panel("text").split())
        assert "included.jsonl 2 rows" in text


async def test_a_folder_question_left_empty_or_by_escape_changes_nothing(
    desk_on: DeskOn, tmp_path: Path
) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "d", "x", "escape")
        assert f"to          {tmp_path / 'export'}\n" in session.panel("text")
        await session.press("d", "ctrl+u", "enter")
        assert f"to          {tmp_path / 'export'}\n" in session.panel("text")


@pytest.mark.parametrize("failing", ["plan_export", "exports"])
async def test_a_plan_that_can_not_be_made_is_said(
    desk_on: DeskOn, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def broken(*_: object) -> None:
        raise PairsmithError("pairs.db can't be read", "check the disk")

    async with desk_on(PAIRS) as session:
        if failing == "exports":
            monkeypatch.setattr(session.desk.store.exports, "latest", broken)
        else:
            monkeypatch.setattr(export, "plan_export", broken)
        await session.press("X")
        await session.sees("pairs.db can't be read: check the disk")
        await session.press("w", "escape")
        assert session.screen == "CurateScreen"


async def test_a_pair_that_was_only_begun_is_said_to_be_in_no_file(desk_on: DeskOn) -> None:
    async with desk_on([{"status": "included"}]) as session:
        await session.press("X")
        assert "begun" not in session.panel("text")
        await session.press("escape", "y", "a", "escape", "X")
        await session.sees("begun", "a new pair is not stored yet and in no file")


async def test_enter_opens_the_pair_of_the_marked_problem(desk_on: DeskOn) -> None:
    pairs = [{"output": f"Say <|im_end|> {number}.", "status": "included"} for number in range(3)]
    async with desk_on(pairs) as session:
        await session.press("X")
        await session.sees("▸ #1 holds the control token", "(control_tokens)")
        await session.press("j", "j", "k", "enter")
        assert session.screen == "CurateScreen"
        assert session.desk.walk.current == 2


async def test_of_many_problems_all_are_reached_and_the_marked_one_is_in_sight(desk_on: DeskOn) -> None:
    pairs = [{"output": f"Say </s> {number}.", "status": "included"} for number in range(30)]
    async with desk_on(pairs, size=(80, 24)) as session:
        await session.press("X", *["j"] * 20)
        await session.sees("▸ #21 holds the control token")
        await session.press(*["j"] * 20)
        await session.sees("▸ #30 holds", "30 of 30: 30 control_tokens")
        await session.press("enter")
        assert session.desk.walk.current == 30


async def test_without_a_problem_enter_says_which_key_writes(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on(PAIRS) as session:
        await session.press("X", "enter")
        await session.sees("there is no problem to open; w writes the files")
        assert not (tmp_path / "export").exists()


async def test_warnings_are_told_open_their_pair_and_stop_nothing(desk_on: DeskOn, tmp_path: Path) -> None:
    async with desk_on([*PAIRS, {"output": "Back to the shelf.\n", "status": "included"}]) as session:
        await session.press("X")
        await session.sees("1 warning: written, and worth a look", "#7 has white space around its output")
        await session.press("w")
        await session.sees("written:")
        assert json.loads((tmp_path / "export" / "manifest.json").read_text())["warnings"] == {
            "outer_space": 1
        }
        await session.press("enter")
        assert (session.screen, session.desk.walk.current) == ("CurateScreen", 7)


async def test_a_template_is_chosen_and_what_it_has_no_place_for_is_a_problem(
    desk_on: DeskOn, tmp_path: Path
) -> None:
    pairs = [{"context": [{"role": "system", "content": "Brief."}], "status": "included"}, *PAIRS]
    async with desk_on(pairs) as session:
        await session.press("X")
        await session.misses("(system_turn)")
        await session.press("t")
        await session.sees("gemma2", "none  (now)")
        await session.press("b")
        await session.sees("template gemma2", "which the chat template has no place for (system_turn)")
        await session.press("t", "2")
        await session.sees("template llama3; the rows are written without it")
        await session.misses("(system_turn)")
        await session.press("w")
        await session.sees("written:")
        assert json.loads((tmp_path / "export" / "manifest.json").read_text())["template"]["name"] == "llama3"


async def test_lengths_are_told_by_phase(desk_on: DeskOn) -> None:
    long = {"prompt": "Why?", "output": "word " * 1199 + "word", "status": "included", "phase": "edge"}
    async with desk_on([long]) as session:
        await session.press("X")
        await session.sees("tokens of a row, estimated", "over 1k")
        (line,) = [line for line in session.panel("text").split("\n") if line.startswith("   edge")]
        assert line.split() == ["edge", "~1,272", "~1,272", "1", "-", "-"]


async def test_the_phases_are_made_cumulative_and_the_choice_stays(desk_on: DeskOn, tmp_path: Path) -> None:
    pairs = [*PAIRS, {"status": "included", "phase": "consistency"}]
    async with desk_on(pairs) as session:
        await session.press("X")
        await session.sees("each in a file by itself")
        await session.press("c")
        await session.sees("each file holds the phases before it too")
        await session.press("escape", "X")
        await session.sees("each file holds the phases before it too")
        await session.press("w")
        await session.sees("written:")
        assert len(rows(tmp_path / "export" / "phase3_edge.jsonl")) == 2
