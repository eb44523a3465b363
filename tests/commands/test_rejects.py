from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.core.pair import IncomingPair
from tui.store.store import Store

Call = Callable[..., Any]
Write = Callable[..., Path]


def test_each_reject_has_file_line_reason_and_raw_text(call: Call, write: Write) -> None:
    long = "x" * 500
    call(
        "import",
        write("log.jsonl", [{"prompt": "a", "output": "b"}, long, '{"prompt": "\\u0000", "output": "b"}']),
    )
    rejects = call("rejects", "--json")
    assert rejects.code == 0
    assert [(each["file"], each["line"]) for each in rejects.records] == [("log.jsonl", 2), ("log.jsonl", 3)]
    assert rejects.records[0].keys() == {"file", "line", "reason", "raw"}
    assert rejects.records[0]["raw"] == long
    assert "NUL" in rejects.records[1]["reason"]


def test_a_person_sees_the_beginning_of_each_with_nothing_hidden(call: Call, write: Write) -> None:
    call("import", write("log.jsonl", ["\x1b[2J oops " + "y" * 500, {"prompt": "p", "output": "o"}]))
    first, second, end = call("rejects").out.split("\n")
    assert first.startswith("log.jsonl:1: not JSON")
    assert second.startswith("    ␛[2J oops yyy")
    assert len(second) < 210
    assert end == ""


def test_none_is_said_on_standard_error(call: Call, curated: Path) -> None:
    outcome = call("rejects")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "every line that was imported could be used\n"


def test_those_of_one_file_are_printed_alone(call: Call, write: Write) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        call("import", write(name, [{"prompt": name, "output": "o"}, f"bad in {name}"]))
    assert [row["raw"] for row in call("rejects", "--json", "--source", "two.jsonl").records] == [
        "bad in two.jsonl"
    ]
    none = call("rejects", "--source", "a\x1b[2J")
    assert (none.out, none.err) == ("", "every line of a␛[2J that was imported could be used\n")


def test_what_was_mended_is_not_printed(call: Call, write: Write, tmp_path: Path) -> None:
    call("import", write("log.jsonl", [{"prompt": "p", "output": "o"}, "bad", "worse"]))
    with Store.open(tmp_path / "pairs.db") as store:
        store.rejects.take_in(store.rejects.ids()[0], [IncomingPair("q", "o")])
    assert [row["raw"] for row in call("rejects", "--json").records] == ["worse"]
