"""Records as a stranger might have written them, and what must not come of them on a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tui.core.text import INVISIBLE

NUMBER = "7777"
"""Stands in every sequence that has numbers: the app sends none with it."""

_ENDS = ("\x07", "\x1b\\", "\x9c", "")
_COMMANDS = {
    "clipboard": "52;c;Nzc3Nw==",
    "title": f"0;{NUMBER}",
    "icon": f"1;{NUMBER}",
    "link": f"8;;http://{NUMBER}.example",
    "font": f"50;{NUMBER}",
    "notice": f"777;notify;{NUMBER};x",
    "file": f"1337;File=name={NUMBER}:eA==",
    "palette": f"4;1;#{NUMBER}ab",
    "folder": f"7;file:///{NUMBER}",
}
_CONTROL = ("31;{}m", "{0};{0}H", "{}J", "?{}h", "?{}l", "{}n", "{}t", "{}c", "{}q", "{}X", "{}b", "{};1r")
_STRINGS = (
    'P$q"p{}',
    "P+q544e;{}",
    "Pq#0;2;{}",
    "Ptmux;\x1b\x1b]52;c;{}\x07",
    "_Gi={};AAAA",
    "^{}",
    "X{}",
    "k{}",
)
_PLAIN = (
    "\x1bc",
    "\x1b(0",
    "\x1b#8",
    "\x1b7",
    "\x1b8",
    "\x1bN",
    "\x1bO",
    "\x1b=",
    "\x1bD",
    "\x1bM",
    "\x1b%G",
)

SEQUENCES: tuple[str, ...] = (
    *(f"\x1b]{what}{end}" for what in _COMMANDS.values() for end in _ENDS),
    *(f"\x9d{what}{end}" for what in _COMMANDS.values() for end in _ENDS[:3]),
    *(f"{start}{what.format(NUMBER)}" for what in _CONTROL for start in ("\x1b[", "\x9b")),
    *(f"\x1b{what.format(NUMBER)}{end}" for what in _STRINGS for end in ("\x1b\\", "\x9c")),
    *(f"{start}{NUMBER}\x9c" for start in "\x90\x98\x9e\x9f"),
    *_PLAIN,
)
"""CSI, OSC, DCS, APC, PM, SOS and the rest, in seven bits and in eight, ended and not."""

SINGLE: tuple[str, ...] = (
    *(chr(code) for code in (*range(1, 9), *range(0x0B, 0x20), *range(0x7F, 0xA0))),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    *"\u200b\u200c\u2060\u2061\u2062\u2063\u2064\u2028\u2029\u00ad\u034f\u115f\u180e\u3164\uffa0\ufeff",
    *"\ufff9\ufffa\ufffb\ufdd0\ufdd8\ufdd9\ufffe\uffff\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef",
)
"""Control, bidi and zero-width characters, one by one; of C0 without NUL, tab and line feed."""

MEANT: tuple[str, ...] = (
    "[/]",
    "[/",
    "[bold",
    "[b]x[/i]",
    "[@click=app.quit]x[/]",
    "[@click=app.quit()]x[/]",
    "[@click=",
    "[link=http://x.example]y[/link]",
    "[link=http",
    '[foo="bar]',
    "[red on blue]x",
    "[$primary]x[/$primary]",
    "\\[/",
    "\\",
    "[[x]]",
    "{0}",
    "{x}",
    "%s %(x)s %",
    "$x ${x}",
    ":smile: :warning:",
    "{{ 7 * 7 }}",
    "{% for a in range(9999999) %}{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "'; DROP TABLE pairs; --",
    '" OR 1=1 NEAR(x) col:x*',
    "=HYPERLINK(1)",
    "@SUM(1)",
    "+1-1",
    "<script>alert(1)</script>",
    "---\nlicense: mit\n---",
    "../../etc/passwd",
    "/dev/null",
    "-rf",
    "$(reboot) `reboot` ; reboot",
    "a\tb\t\tc",
    "one\r\ntwo\rthree\n",
    "\ud83d\ude00 👩\u200d👩\u200d👧 🇩🇪 e\u0301 漢字 ｆｕｌｌ שלום مرحبا".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16"),
    "z" + "\u0300" * 3000,
    "\ufe0f" * 3000,
)
"""What markup, formats, templates, SQL, Markdown, YAML, spreadsheets or a shell make something of."""

_LINE = 1_000_000

LARGE: dict[str, str] = {
    "a line of a megabyte": "x" * _LINE,
    "a megabyte of wide characters": "漢" * (_LINE // 3),
    "a megabyte of escapes": "\x1b[7777m" * (_LINE // 7),
    "100,000 lines": "\n".join(f"line {number} \x1b[{NUMBER}m" for number in range(100_000)),
    "100,000 empty lines": "a" + "\n" * 100_000 + "b",
    "a megabyte of tabs": "a" + "\t" * _LINE + "b",
    "a megabyte of spaces": "a" + " " * _LINE + "b",
    "100,000 marks on a letter": "e" + "\u0301" * 100_000,
    "100,000 bidi overrides": "\u202e" * 100_000 + "x",
    "a megabyte of markup": "[@click=app.quit]x[/]" * (_LINE // 21),
}

REFUSED: tuple[str, ...] = (
    *(json.dumps({"prompt": f"half {half}", "output": "x"}) for half in ("\ud800", "\udfff", "x\ud83d")),
    *(
        json.dumps({"prompt": text, "output": "x"})
        for text in ("\x00", "a\x00b", "\u200b\u2060", "\u3164 \t")
    ),
    '{"prompt": "\x1b]52;c;Nzc3Nw==\x07", "output": }',
    "\x1b]0;7777\x07 no JSON \x9b7777m \u202e",
    "[@click=app.quit]x[/",
    '{"prompt": 1e999, "output": "x"}',
    "[" * 5000,
    "{" + '"a":{' * 5000,
)
"""Lines that import refuses, each with a reason."""


def usable() -> Iterator[dict[str, Any]]:
    """Records that import takes: every text in a prompt with its output, and in the names around another."""
    texts = [*SEQUENCES, *SINGLE, *MEANT]
    for number, text in enumerate(texts):
        yield {
            "prompt": f"{text} prompt {number} begins, goes {text} on and ends {text}",
            "output": f"The output {number} says{text}it.\n{text}\n{text}{text}",
        }
    for number, text in enumerate([*SEQUENCES[::4], *SINGLE[::2], *MEANT]):
        yield _in_every_field(f"{number}{text}", text)
    for name, text in LARGE.items():
        yield {
            "prompt": f"{name} {text[:2000]}",
            "output": text,
            "category": text[:5000],
            "tags": [text[:5000]],
        }


def _in_every_field(name: str, text: str) -> dict[str, Any]:
    messages = [
        {"role": "system", "content": f"{text} be brief"},
        {"role": "user", "content": f"{text} first {name}"},
        {"role": "assistant", "content": f"{text} answer"},
        {"role": "user", "content": f"{text} and then {name}"},
        {"role": "assistant", "content": f"then {text}"},
    ]
    line = " ".join(name.split())
    names = {"category": line, "tags": [f"tag {line}"], "teacher": line, "reason": line, "intent": line}
    return {
        "messages": messages,
        **names,
        "note": f"note {name}".strip(),
        "origin": "synthetic",
        "status": "included",
        f"field {text}": text,
    }


RECORDS = list(usable())


def lines() -> Iterator[str]:
    """The file that all of it stands in, one record a line."""
    for record in RECORDS:
        yield json.dumps(record, ensure_ascii=False)
    yield from REFUSED


FILE_NAME = "log\x1b]52;c;Nzc3Nw==\x07\x9b7777m[@click=app.quit]x[\u202e.jsonl"
"""A name that a file may bear on the disk."""

_SENT = re.compile(
    r"\x1b\[(?P<numbers>[<>=?]?[0-9;:]*)[ -/]*[@-~]"  # control sequences
    r"|\x1bP\+q[0-9a-fA-F;]*\x1b\\"  # which abilities the terminal has
    r"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
    r"|\x1b[78=>]"
)
"""What the app itself may send."""


def assert_inert(written: bytes) -> None:
    """Nothing that came out of a record is anything but text to a terminal."""
    text = written.decode()
    for sent in _SENT.finditer(text):
        assert NUMBER not in (sent["numbers"] or ""), ascii(_around(text, sent.start()))
    rest = _SENT.sub(lambda sent: "", text)
    for found in INVISIBLE.finditer(rest.replace("\r", "").replace("\n", "")):
        place = rest.index(found[0])
        raise AssertionError(f"{found[0]!a} was written: {_around(rest, place)!a}")


def _around(text: str, place: int) -> str:
    return text[max(place - 60, 0) : place + 60]
