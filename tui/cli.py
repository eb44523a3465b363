"""The command line: which command a word means, and how every call ends.

A command's module is imported when it is called, and the app when it is opened.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from tui import __version__
from tui.commands.common import ASCII, DEFAULT_DATABASE, ascii_option, require_terminal
from tui.commands.output import tell
from tui.core.errors import PairsmithError

COMMANDS = {
    "demo": "tui.commands.demo",
    "import": "tui.commands.import_files",
    "apply": "tui.commands.apply",
    "export": "tui.commands.export",
    "check": "tui.commands.check",
    "lengths": "tui.commands.lengths",
    "diff": "tui.commands.diff",
    "score": "tui.commands.score",
    "similar": "tui.commands.similar",
    "show": "tui.commands.show",
    "dump": "tui.commands.dump",
    "rejects": "tui.commands.rejects",
    "stats": "tui.commands.stats",
    "log": "tui.commands.log",
    "backup": "tui.commands.backup",
    "doctor": "tui.commands.doctor",
    "help": "tui.commands.help",
    "completion": "tui.commands.completion",
}
"""Name of a command to the module whose ``command`` it is, in the order of the help."""

DATABASE_SUFFIXES = frozenset({".db", ".sqlite", ".sqlite3"})
"""What the name of a new database ends in; a file that exists is opened whatever its name."""

DONE, ERROR, HUNG_UP, INTERRUPTED, READER_GONE = 0, 2, 129, 130, 141
"""Exit codes; 1, the answer is no, is a command's own. The last three are what a shell says of signals."""


if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _ReaderGoneError(Exception):
    """Nobody reads standard output any more."""


class Pairsmith(click.Group):
    """A group whose first argument is the name of a command or a database for the app to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without any word the app opens the default database; ``--ascii`` may stand before the word."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        if args[:1] == [ASCII]:
            args = [*(args[1:] or [str(DEFAULT_DATABASE)]), ASCII]
        return super().parse_args(ctx, args or [str(DEFAULT_DATABASE)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command but looks like a file is the database to open."""
        word = args[0]
        if word in COMMANDS:
            return super().resolve_command(ctx, args)
        if _names_database(word):
            return None, _open_command, args
        raise click.UsageError(_no_such_word(word), ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the first word may become: a command, of which none is imported for that, or a file."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        names = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        # The files come first: what bash runs for them forgets what it was told before.
        return [CompletionItem(incomplete, type="file"), *names]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and see its output off: click would make exit code 1 of a closed pipe."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            raise _ReaderGoneError from None
        return result

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run one call and exit: 0 done, 1 the answer is no, 2 a wrong call or an error, told in one line."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A locale without a character that is printed must not end in an error.
            sys.stdout.reconfigure(errors="backslashreplace")
        extra.update(prog_name="pairsmith", standalone_mode=False)
        code = _exit_code(lambda: super(Pairsmith, self).main(*args, **extra))
        if code == HUNG_UP:
            # The terminal is gone; Python would fail to flush what was written to it.
            _silence(sys.stdout, sys.stderr)
        sys.exit(code)


def _exit_code(run: Callable[[], object]) -> int:
    try:
        code = run()
    except _ReaderGoneError:
        _silence(sys.stdout)
        return READER_GONE
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        message = _wrong_call(error)
    except PairsmithError as error:
        message = str(error)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{os.fsdecode(error.filename)}: {reason}" if error.filename else reason
        # It may have been standard output that failed, and would fail again when Python flushes it.
        _silence(sys.stdout)
    except Exception as error:
        from tui.crash import last_words

        message = last_words([error])
    else:
        return code if isinstance(code, int) else DONE
    tell(f"pairsmith: {message}")
    return ERROR


def _wrong_call(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    see = f" (see: {context.command_path} --help)" if context else ""
    return f"{error.format_message()}{see}"


def _silence(*streams: TextIO) -> None:
    """Give streams that nobody reads any more another end, so that flushing them does not fail."""
    for stream in streams:
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _names_database(word: str) -> bool:
    path = Path(word)
    return path.exists() or path.suffix in DATABASE_SUFFIXES or (os.sep in word and not path.suffix)


def _no_such_word(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, COMMANDS)
    meant = f"did you mean {' or '.join(close)}?" if close else "a new database's name ends in .db"
    return f"there is no command and no file {word!r}; {meant}"


def open_app(database: Path, *, ascii_alone: bool = False, tour: bool = False) -> int:
    """Open the app on a database and return its exit code; see ``tui.app.run_app``.

    Raises:
        PairsmithError: there is no terminal, or the database can't be used.
    """
    require_terminal()
    gc.disable()  # On again at the first frame: there is no garbage in what is only being loaded.
    from tui.app import run_app

    return run_app(database, ascii_alone=ascii_alone, tour=tour)


@click.command(add_help_option=False)
@click.argument("database", type=click.Path(path_type=Path), metavar="DB")
@ascii_option
def _open_command(database: Path, ascii_alone: bool) -> int:
    return open_app(database, ascii_alone=ascii_alone)


cli = Pairsmith(
    "pairsmith",
    help=f"""Curate a small fine-tuning set by keyboard.

    Without a command the app opens on DB, {DEFAULT_DATABASE} in this folder unless you name another;
    with --ascii it draws with plain signs alone.""",
    epilog="Exit codes: 0 done, 1 the answer is no, 2 a wrong call or an error.",
    subcommand_metavar="[DB | COMMAND [ARGS]...]",
    context_settings={"obj": open_app, "help_option_names": ["-h", "--help"]},
    params=[],
)
click.version_option(__version__, prog_name="pairsmith", message="%(prog)s %(version)s")(cli)


def main() -> None:
    """Run Pairsmith with this process's arguments."""
    cli()
