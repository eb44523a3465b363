"""The command line: which command a word means, and what is told of a wrong call.

A command's module is imported when it is called, and the app when it is opened.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tui import __version__
from tui.commands.common import ascii_option
from tui.commands.words import ASCII, COMMANDS, DEFAULT_DATABASE, is_database
from tui.core.errors import PairsmithError
from tui.exit_codes import INTERRUPTED, ReaderGoneError, exit_code

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


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
        if is_database(word):
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
            raise ReaderGoneError from None
        return result

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run one call and exit: 0 done, 1 the answer is no, 2 a wrong call or an error, told in one line."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            # A locale without a character that is printed must not end in an error.
            sys.stdout.reconfigure(errors="backslashreplace")
        called = super().main
        extra.update(prog_name="pairsmith", standalone_mode=False)

        def run() -> object:
            try:
                return called(*args, **extra)
            except click.Abort:
                return INTERRUPTED
            except click.ClickException as error:
                raise PairsmithError(_wrong_call(error)) from None

        sys.exit(exit_code(run))


def _wrong_call(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    see = f" (see: {context.command_path} --help)" if context else ""
    return f"{error.format_message()}{see}"


def _no_such_word(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, COMMANDS)
    meant = f"did you mean {' or '.join(close)}?" if close else "a new database's name ends in .db"
    return f"there is no command and no file {word!r}; {meant}"


def _open_app(database: Path, *, ascii_alone: bool = False) -> int:
    """Open the app: what it takes is loaded then."""
    from tui.opening import open_app

    return open_app(database, ascii_alone=ascii_alone)


@click.command(add_help_option=False)
@click.argument("database", type=click.Path(path_type=Path), metavar="DB")
@ascii_option
def _open_command(database: Path, ascii_alone: bool) -> int:
    return _open_app(database, ascii_alone=ascii_alone)


cli = Pairsmith(
    "pairsmith",
    help=f"""Curate a small fine-tuning set by keyboard.

    Without a command the app opens on DB, {DEFAULT_DATABASE} in this folder unless you name another;
    with --ascii it draws with plain signs alone.""",
    epilog="Exit codes: 0 done, 1 the answer is no, 2 a wrong call or an error.",
    subcommand_metavar="[DB | COMMAND [ARGS]...]",
    context_settings={"obj": _open_app, "help_option_names": ["-h", "--help"]},
    params=[],
)
click.version_option(__version__, prog_name="pairsmith", message="%(prog)s %(version)s")(cli)
