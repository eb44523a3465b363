"""``pairsmith help``: what there is to know, topic by topic, and all of it as a man page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import click

from tui.actions import CONTEXTS, in_force, put_in_force
from tui.commands.output import say
from tui.core.errors import PairsmithError
from tui.core.rubric import FLAGS, Rubric
from tui.key_names import key_word
from tui.tour import STEPS


def _tour() -> Iterator[str]:
    yield "Six steps through the app, on pairsmith demo or on pairs of your own:"
    for number, step in enumerate(STEPS, start=1):
        yield ""
        yield f"{number}. {step.title}. {step.words}"


def _flags() -> Iterator[str]:
    rubric = Rubric()
    yield f"From {rubric.threshold} points on the verdict is INCLUDE, below it is HOLD; you decide."
    for number, flag in enumerate(FLAGS, start=1):
        yield ""
        yield f"{number}  {flag.label}, {flag.weight} ({flag.name})"
        yield f"   {flag.means}"
        yield f"   {flag.example}"


def _keys() -> Iterator[str]:
    yield "What each key does; the name on the right is what [keys] in settings.toml calls it."
    for context, heading in CONTEXTS.items():
        yield ""
        yield heading
        for action in in_force():
            if action.context == context:
                keys = " ".join(map(key_word, action.keys))
                yield f"  {keys:<22} {action.description}  ({action.id})"


def _settings() -> Iterator[str]:
    from tui.config import SETTINGS_FILE, config_folder
    from tui.keymap import PRESETS

    yield f"{config_folder() / SETTINGS_FILE}, each line of it only where you want another:"
    yield ""
    yield 'theme = "paper"              one of the shipped themes, or one of your own'
    yield "mouse = true                 the mouse is the app's, and no longer the terminal's"
    yield "ascii = true                 plain signs alone"
    yield "only_changes = false         every panel is written as a whole, not what changed alone"
    yield 'editor = "nano -w"           what $EDITOR would be'
    yield 'endpoints = ["https://.."]   services that prompts may be sent to'
    yield "[keys]"
    yield f'preset = "vim"               one of {", ".join(PRESETS)}'
    yield 'curate.accept = "J"          and any action by its name; pairsmith help keys lists them'


TOPICS: Mapping[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "tour": ("six steps through the app", _tour),
    "flags": ("the five flags, when to set each, and an example", _flags),
    "keys": ("every key, and the name to remap it by", _keys),
    "settings": ("what can stand in settings.toml", _settings),
}
"""Name of a topic to what it is about, and its text. The name of a command is a topic as well."""


def _beginning_with(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
    group = ctx.find_root().command
    names = group.list_commands(ctx) if isinstance(group, click.Group) else []
    return [name for name in (*TOPICS, *names) if name.startswith(typed)]


@click.command("help", short_help="Explain a topic or a command.")
@click.argument("topic", default="", shell_complete=_beginning_with)
@click.option("--man", is_flag=True, help="Print the man page.")
@click.pass_context
def command(ctx: click.Context, topic: str, man: bool) -> None:
    """Explain a topic or a command; without one, list the topics."""
    _take_own_keys()
    root = ctx.find_root()
    if man:
        from tui.commands.man_page import man_page

        click.echo(man_page(root, {name: list(text()) for name, (_, text) in TOPICS.items()}))
    elif topic in TOPICS:
        for line in TOPICS[topic][1]():
            say(line)
    elif not topic:
        _list_topics(root)
    else:
        _explain_command(root, topic)


def _take_own_keys() -> None:
    """The user's own keys, so that what is explained is what she presses."""
    from tui.config import SETTINGS_FILE, config_folder, load_settings
    from tui.keymap import remapped

    put_in_force(remapped(load_settings().keys, config_folder() / SETTINGS_FILE))


def _list_topics(root: click.Context) -> None:
    say("pairsmith help TOPIC explains one of these:")
    for name, (about, _) in TOPICS.items():
        say(f"  {name:<10} {about}")
    commands = root.command.list_commands(root) if isinstance(root.command, click.Group) else []
    say(f"or a command: {', '.join(commands)}")
    say("pairsmith help --man prints all of it as a man page")


def _explain_command(root: click.Context, name: str) -> None:
    group = root.command
    found = group.get_command(root, name) if isinstance(group, click.Group) else None
    if found is None:
        raise PairsmithError(f"there is no topic {name!r}", "pairsmith help lists them")
    with click.Context(found, info_name=name, parent=root) as context:
        say(found.get_help(context))
