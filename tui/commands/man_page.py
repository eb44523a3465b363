"""The man page, made of the commands themselves and the topics of the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from tui import __version__


def man_page(root: click.Context, topics: Mapping[str, Sequence[str]]) -> str:
    """The page in the markup of man, for a group's context and the lines of each topic."""
    assert isinstance(root.command, click.Group)
    lines = [f'.TH PAIRSMITH 1 "" "pairsmith {__version__}" "User Commands"', ".SH NAME"]
    lines += [r"pairsmith \- curate a small fine-tuning set by keyboard", ".SH SYNOPSIS"]
    lines += [
        r".B pairsmith",
        r"[\fB\-\-ascii\fR] [\fIDB\fR | \fICOMMAND\fR [\fIARGS\fR]...]",
        ".SH DESCRIPTION",
    ]
    lines += _text(root.command.help or "")
    lines.append(".SH COMMANDS")
    for name in root.command.list_commands(root):
        command = root.command.get_command(root, name)
        assert command is not None
        lines += _command(click.Context(command, info_name=name, parent=root))
    for name, text in topics.items():
        lines += [f".SH {_plain(name.upper())}", ".nf", *map(_plain, text), ".fi"]
    lines += [".SH EXIT STATUS", *_text(root.command.epilog or "")]
    return "\n".join(lines)


def _command(context: click.Context) -> Iterator[str]:
    command = context.command
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_plain(f'pairsmith {context.info_name} {pieces}')}"
    yield from _text(command.help or "")
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            names, words = record
            yield ".TP"
            yield rf"\fB{_plain(names)}\fR"
            yield _plain(words)


def _text(words: str) -> Iterator[str]:
    for number, paragraph in enumerate(words.strip().split("\n\n")):
        if number:
            yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _plain(words: str) -> str:
    """A line that man prints as it stands."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    escaped = "".join(sign if sign.isascii() else rf"\[u{ord(sign):04X}]" for sign in escaped)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
