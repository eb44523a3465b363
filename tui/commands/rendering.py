"""What ``pairsmith show --template`` prints: a pair as models of a family read it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tui.commands.output import emit, say, tell
from tui.core.pair import Pair
from tui.core.rendering import bracketed
from tui.core.text import plural
from tui.templates.preview import preview
from tui.templates.sandbox import TemplateRefused
from tui.templates.template import find_template


def print_rendering(
    pair: Pair, word: str, own: Mapping[str, str], drafts: Collection[str], *, as_json: bool
) -> int:
    """Print the rendering, what is trained in brackets; returns 1 where the template refuses the pair.

    Raises:
        PairsmithError: there is no such template, or it can't be rendered.
    """
    template = find_template(word, own)
    named = {"template": template.name, "sha256": template.sha256}
    try:
        rendering = preview(template, pair.messages)
    except TemplateRefused as refusal:
        if as_json:
            emit({**named, "refused": str(refusal)})
        tell(f"pairsmith: {refusal}")
        return 1
    if as_json:
        spans = [list(span) for span in rendering.trained]
        emit({"text": rendering.text, "trained": spans, **named, "notes": list(rendering.notes)})
        return 0
    size = plural(len(rendering.text), "character")
    say(f"#{pair.id} · {template.name} · {size} · {plural(len(rendering.trained), 'trained part')}")
    say(f"sha256: {template.sha256}")
    for note in [*rendering.notes, *(f"The draft of the {field} is not in it." for field in drafts)]:
        say(note)
    say("")
    say("".join(bracketed(part.text) if part.trained else part.text for part in rendering.parts()))
    return 0
