"""``pairsmith completion``: what makes a shell complete commands, options and files with Tab."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tui.commands.output import say
from tui.commands.words import COMPLETING

SHELLS = {
    "bash": 'eval "$(pairsmith completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(pairsmith completion zsh)"   in ~/.zshrc, after compinit',
    "fish": "pairsmith completion fish | source   in ~/.config/fish/config.fish",
}
"""Shell to how it takes the script."""


@click.command("completion", short_help="Print what makes your shell complete pairsmith with Tab.")
@click.argument("shell", type=click.Choice([*SHELLS]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a script that makes a shell complete commands, options and files with Tab."""
    found = get_completion_class(shell)
    assert found is not None
    root = ctx.find_root().command
    # Bash is not started to ask for its version, which costs more than the script.
    script = found.source_template % found(root, {}, "pairsmith", COMPLETING).source_vars()
    say(f"# {SHELLS[shell]}")
    click.echo(script)
