"""What stands in each cell of the terminal, and the least to write so that something else does.

Only text whose width every terminal agrees on is told apart cell by cell. Emoji, combining marks and other
scripts are drawn by terminals in widths of their own: cells with those count as unknown, and a row with an
unknown cell is written as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

Run = tuple[str, str]
"""A text and the look that it is drawn in: the parameters of an SGR sequence."""

PLAIN = ""
"""The look of a terminal that was told nothing."""

_NARROW = (
    " ~\xa1\xac\xae\u02ff"  # ASCII and Latin
    "\u0370\u0377\u037a\u037f\u0384\u0482\u048a\u052f"  # Greek and Cyrillic
    "\u2010\u2027\u2030\u203b\u203d\u2048\u204a\u205e"  # punctuation
    "\u2190\u2193\u2400\u2426\u2500\u25a9\u25b2\u25b2\u25b8\u25b8\u25bc\u25bc"  # arrows, pictures, rules
    "\u25c6\u25c7\u25cb\u25cb\u25cf\u25cf\u270e\u270e\u2713\u2713\u2717\u2717\u27e6\u27e9"  # marks
)
_WIDE = (
    "\u3001\u3003\u3008\u3011\u3041\u3096\u30a1\u30fa\u30fc\u30fc"
    "\u3400\u4dbf\u4e00\u9fff\uac00\ud7a3\uff01\uff5e"
)
"""First and last characters of ranges, in turn: a pattern of them takes long to compile."""

_SECOND = "\x01"
"""Stands for the second cell of a wide character."""

_UNKNOWN = "\x00"

_NEAR = 4
"""So many cells that stay the same are written again rather than jumped over."""


class Piece(NamedTuple):
    """A part of a row to be drawn, from column ``x`` on."""

    x: int
    width: int
    runs: Sequence[Run]
    whole: Callable[[], str]
    """Writes it where it can't be told apart cell by cell."""

    @property
    def end(self) -> int:
        """The column after it."""
        return self.x + self.width


class Cells:
    """The cells of a screen, as far as they are known."""

    def __init__(self, width: int, height: int) -> None:
        self.size = width, height
        self._wholes: dict[tuple[int, int], tuple[int, tuple[Run, ...]]] = {}
        """Row and column of what was written as a whole to its width and runs."""
        self._texts: list[str] = []
        self._looks: list[str] = []
        self.forget()
        self._numbers: dict[str, str] = {}
        """Each look that was met as one character, so that a row of looks is a string too."""
        self._names: list[str] = []
        self._grounds: dict[str, str] = {}
        """Each of those numbers to that of a blank cell in the look, where its text colour is not seen."""

    def forget(self) -> None:
        """Something else may have written anywhere."""
        width, height = self.size
        self._wholes = {}
        self._texts = [_UNKNOWN * width] * height
        self._looks = [_UNKNOWN * width] * height

    def hold(self, rows: Sequence[tuple[int, Sequence[Piece]]]) -> bool:
        """Whether all of these are on this screen."""
        width, height = self.size
        return all(y < height and all(piece.end <= width for piece in pieces) for y, pieces in rows)

    def draw(self, rows: Sequence[tuple[int, Sequence[Piece]]]) -> str:
        """What brings the terminal there; it ends in the plain look, the cursor anywhere."""
        pen = _Pen(self.size[0])
        for y, pieces in rows:
            self._draw_row(pen, y, pieces)
        return pen.written()

    def _draw_row(self, pen: _Pen, y: int, pieces: Sequence[Piece]) -> None:
        known = not any(_UNKNOWN in self._texts[y][piece.x : piece.end] for piece in pieces)
        wanted = [self._cells_of(piece) for piece in pieces]
        known = known and not any(_UNKNOWN in text for text, _ in wanted)
        if not known and all(self._wholes.get((y, piece.x)) == _whole_of(piece) for piece in pieces):
            return  # Each of them stands there as it was written last.
        self._forget_wholes(y, pieces)
        if not known:
            self._wholes.update({(y, piece.x): _whole_of(piece) for piece in pieces if piece.runs})
        for piece, (text, looks) in zip(pieces, wanted, strict=True):
            here = slice(piece.x, piece.end)
            before, before_looks = self._texts[y][here], self._looks[y][here]
            if (before, before_looks) == (text, looks) and known:
                continue
            if _UNKNOWN in text:
                pen.write_whole(piece.x, y, piece.whole())
            else:
                all_of_it = [(0, piece.width)]
                spans = self._changed(before, before_looks, text, looks) if known else all_of_it
                self._write(pen, piece.x, y, text, looks, spans)
            self._texts[y] = _put(self._texts[y], here, text)
            self._looks[y] = _put(self._looks[y], here, looks)

    def _forget_wholes(self, y: int, pieces: Sequence[Piece]) -> None:
        for row, x in [place for place in self._wholes if place[0] == y]:
            end = x + self._wholes[row, x][0]
            if any(piece.x < end and x < piece.end for piece in pieces):
                del self._wholes[row, x]

    def _write(
        self, pen: _Pen, x: int, y: int, text: str, looks: str, spans: Sequence[tuple[int, int]]
    ) -> None:
        for start, end in spans:
            pen.move(x + start, y)
            for number, cells in groupby(range(start, end), looks.__getitem__):
                part = "".join(text[place] for place in cells)
                write = pen.write if part.strip(" ") else pen.write_blank
                write(part.replace(_SECOND, ""), len(part), self._names[ord(number) - 1])

    def _cells_of(self, piece: Piece) -> tuple[str, str]:
        """The characters and the looks of a piece, one for each cell."""
        texts, looks = [], []
        for text, look in piece.runs:
            cells = text if text.isascii() and text.isprintable() else "".join(map(_cells_of, text))
            texts.append(cells)
            number = self._number(look)
            looks.append(self._grounds[number].join(number * len(word) for word in cells.split(" ")))
        whole = "".join(texts)
        if len(whole) != piece.width or _UNKNOWN in whole:
            return _UNKNOWN * piece.width, _UNKNOWN * piece.width
        return whole, "".join(looks)

    def _number(self, look: str) -> str:
        if look not in self._numbers:
            self._names.append(look)
            self._numbers[look] = chr(len(self._names))
            self._grounds[self._numbers[look]] = self._number(_ground(look))
        return self._numbers[look]

    def _changed(self, before: str, before_looks: str, text: str, looks: str) -> list[tuple[int, int]]:
        """The spans to write, those with little between them as one; never half of a wide character."""
        spans: list[tuple[int, int]] = []
        for start, end in _differences(before, before_looks, text, looks):
            if spans and start - spans[-1][1] <= _NEAR and self._alike(looks[spans[-1][1] - 1 : start + 1]):
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
        return spans

    def _alike(self, looks: str) -> bool:
        """Whether cells can be written without another look in between."""
        grounds = {self._grounds[number] for number in looks}
        return len(grounds) == 1 and len({*looks} - grounds) <= 1


@lru_cache(maxsize=4096)
def _cells_of(character: str) -> str:
    """What stands in the cells of a character, as far as every terminal agrees."""
    if _is_among(character, _NARROW):
        return character
    return character + _SECOND if _is_among(character, _WIDE) else _UNKNOWN


def _is_among(character: str, ranges: str) -> bool:
    return bisect(ranges, character) % 2 == 1 or character in ranges


def _whole_of(piece: Piece) -> tuple[int, tuple[Run, ...]]:
    return piece.width, tuple(piece.runs)


def _put(row: str, here: slice, part: str) -> str:
    return row[: here.start] + part + row[here.stop :]


def _differences(before: str, before_looks: str, text: str, looks: str) -> Iterator[tuple[int, int]]:
    same = [
        old == new and old_look == new_look
        for old, new, old_look, new_look in zip(before, text, before_looks, looks, strict=True)
    ]
    place, last = 0, len(same)
    while place < last:
        if same[place]:
            place += 1
            continue
        start = place
        while place < last and not same[place]:
            place += 1
        start -= text[start] == _SECOND
        place += text[place : place + 1] == _SECOND
        yield start, place


class _Pen:
    """Collects what is written, and knows where the cursor is and in which look it writes."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._parts: list[str] = []
        self._place: tuple[int, int] | None = None
        self._look = PLAIN

    def move(self, x: int, y: int) -> None:
        if self._place is not None and self._place[1] == y and self._place[0] <= x:
            if ahead := x - self._place[0]:
                self._parts.append(f"\x1b[{ahead}C" if ahead > 1 else "\x1b[C")
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
        self._place = x, y

    def write(self, text: str, cells: int, look: str) -> None:
        assert self._place is not None
        self._parts.append(_change(self._look, look))
        self._parts.append(text)
        self._look = look
        x, y = self._place[0] + cells, self._place[1]
        # Where the cursor is after the last column is for the terminal to say.
        self._place = (x, y) if x < self._width else None

    def write_blank(self, text: str, cells: int, ground: str) -> None:
        """Blank cells, in whichever look shows them as wanted: most often the one of the text before."""
        self.write(text, cells, _for_blanks(self._look, ground))

    def write_whole(self, x: int, y: int, text: str) -> None:
        self._place = None
        self.move(x, y)
        self._parts += (_change(self._look, PLAIN), text)
        self._place, self._look = None, PLAIN

    def written(self) -> str:
        return "".join((*self._parts, _change(self._look, PLAIN)))


@lru_cache(maxsize=1024)
def _change(before: str, after: str) -> str:
    """The shortest SGR sequence that leads from one look to another."""
    old, new = _parted(before), _parted(after)
    if old == new:
        return ""
    if after == PLAIN:
        return "\x1b[m"
    anew = ["0", *new.attributes, *filter(None, new.colours)]
    return f"\x1b[{';'.join(min(_onwards(old, new) or anew, anew, key=lambda parts: len(';'.join(parts))))}m"


def _onwards(old: _Look, new: _Look) -> list[str]:
    """What leads from one look to another without a reset; empty where only a reset does."""
    gone = {_END.get(one, "") for one in old.attributes if one not in new.attributes}
    if "" in gone or (gone and not any(new.colours)):
        return []  # A terminal without colours may know no end of an attribute, as the VT100 does not.
    stay = [one for one in old.attributes if one in new.attributes and _END.get(one) not in gone]
    colours = [
        now or default
        for was, now, default in zip(old.colours, new.colours, _DEFAULTS, strict=True)
        if was != now
    ]
    return [*sorted(gone), *(one for one in new.attributes if one not in stay), *colours]


_END = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29"}
"""Attributes to what ends them (ECMA-48, 8.3.117); bold and dim have one end together."""


class _Look(NamedTuple):
    attributes: tuple[str, ...]
    colours: tuple[str, ...]
    """Foreground and background; empty for the terminal's own."""


_LEVELS = {0: 0, 95: 1, 135: 2, 175: 3, 215: 4, 255: 5}
"""Levels of red, green and blue in the cube of colours that terminals of 256 have (xterm, 256colres.h)."""

_THEMED = 22
"""Colours below are what terminals' themes are made of: they may be others."""

_RGB = re.compile(r"([34]8);2;(\d+);(\d+);(\d+)")


def _shortest(colour: str) -> str:
    """The same colour by its number, where it stands among the 256."""
    if not (found := _RGB.fullmatch(colour)):
        return colour
    red, green, blue = map(int, found.groups()[1:])
    if red == green == blue and red % 10 == 8 and red < 248:
        return f"{found[1]};5;{232 + (red - 8) // 10}"
    if {red, green, blue} <= _LEVELS.keys():
        number = 16 + 36 * _LEVELS[red] + 6 * _LEVELS[green] + _LEVELS[blue]
        return f"{found[1]};5;{number}" if number >= _THEMED else colour
    return colour


_COLOUR = re.compile(r"(?P<layer>[34])8;(?:2;\d+;\d+;\d+|5;\d+)|(?P<named>3[0-79]|4[0-79]|9[0-7]|10[0-7])")
_LAYER = {"3": "3", "9": "3", "4": "4", "10": "4"}
"""What a named colour begins with to what an extended one of the same layer begins with."""
_DEFAULTS = ("39", "49")
_ONE = re.compile(rf"{_COLOUR.pattern}|\d+")


def _parted(look: str) -> _Look:
    attributes, colours = [], {"3": "", "4": ""}
    for found in _ONE.finditer(look):
        layer = found["layer"] or _LAYER.get((found["named"] or "")[:-1])
        if layer:
            colours[layer] = "" if found[0] in _DEFAULTS else _shortest(found[0])
        else:
            attributes.append(found[0])
    return _Look(tuple(attributes), tuple(colours.values()))


_SEEN_ON_BLANKS = frozenset(["4", "7", "9", "21", "53"])
"""Attributes of which something is seen without a character: lines, and the text colour as ground."""


@lru_cache(maxsize=1024)
def _ground(look: str) -> str:
    """The look that a blank cell needs."""
    parted = _parted(look)
    return look if _SEEN_ON_BLANKS & {*parted.attributes} else parted.colours[1]


@lru_cache(maxsize=1024)
def _for_blanks(look: str, ground: str) -> str:
    """The look nearest to a given one that shows blank cells as ``ground`` does."""
    before, wanted = _parted(look), _parted(ground)
    if _SEEN_ON_BLANKS & {*before.attributes, *wanted.attributes}:
        return ground
    return ";".join(filter(None, [*before.attributes, before.colours[0], wanted.colours[1]]))
