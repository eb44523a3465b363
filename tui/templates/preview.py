"""A conversation in a template, with what there is to know about it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.core.control_tokens import find_control_tokens
from tui.core.pair import Message
from tui.core.rendering import Rendering
from tui.core.text import one_line, plural
from tui.templates.apart import write_apart
from tui.templates.families import Family
from tui.templates.render import Written, write_out
from tui.templates.sandbox import TODAY, TemplateRefused
from tui.templates.template import Template


def preview(template: Template, messages: Sequence[Message]) -> Rendering:
    """The conversation as models of this template read it.

    Raises:
        TemplateRefused: the template does not take it; says why, and what to do.
        PairsmithError: it can't be rendered.
    """
    written = (write_out if template.family else write_apart)(template, messages)
    if written.refused:
        said = one_line(written.refused).removesuffix(".")
        way_on = _way_on(messages, fits=written.fits_without_system)
        raise TemplateRefused(f"{template.name} refuses this pair", f"{said}. {way_on}".strip())
    notes = [
        *_of_family(template.family, messages),
        *_of_tokens(template),
        *_of_rendering(written, own=template.family is None),
        *_of_training(written, messages),
        *_of_messages(messages),
    ]
    return Rendering(written.text, written.trained, tuple(map(_sentence, notes)))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].removesuffix('.')}."


def _way_on(messages: Sequence[Message], *, fits: bool) -> str:
    """What to do about a refusal, where it is plain what it is about."""
    if fits:
        return (
            "It takes the pair without its system message: train another family, such as gemma3 or llama3, "
            "or put what the system message says into the prompt"
        )
    roles = [message.role for message in messages if message.role != "system"]
    if roles != (["user", "assistant"] * len(roles))[: len(roles)]:
        return "The turns of this pair do not alternate: see whether one of them is missing or is two"
    return ""


def _of_family(family: Family | None, messages: Sequence[Message]) -> Iterator[str]:
    if family is not None:
        has_system = any(message.role == "system" for message in messages)
        yield from filter(None, (family.with_system if has_system else family.without_system, family.always))


def _of_tokens(template: Template) -> Iterator[str]:
    if not template.family and "bos_token" in template.source and "bos_token" not in template.tokens:
        yield (
            "the template asks for bos_token, and beside it is no tokenizer_config.json that names one: "
            "it stays empty here"
        )


def _of_rendering(written: Written, *, own: bool) -> Iterator[str]:
    if written.asked_for_today:
        yield (
            f"the template asks for today's date; here it is always {TODAY:%d %b %Y}, "
            "so that a pair gives the same text tomorrow"
        )
    if own and written.own_words:
        yield f"it writes words of its own: {written.own_words}"
    for does, group in written.white_space:
        yield f"it {does} white space around {group}"


def _of_training(written: Written, messages: Sequence[Message]) -> Iterator[str]:
    if written.missing:
        yield (
            f"what is trained of {plural(written.missing, 'assistant turn')} could not be found: "
            "it is shown as masked here, whatever a trainer does"
        )
    elif not written.trained:
        yield "the template marks nothing as trained"
    if not written.trained:
        return
    if written.compared:
        yield (
            "the template does not say what is trained: it was found by comparing the text before each "
            "answer with the text after it"
        )
    if sum(message.role == "assistant" for message in messages) > 1:
        yield "exported as prompt-completion, it is trained on its last answer alone"
    stretches = [written.text[start:end].strip() for start, end in written.trained]
    answers = [message.content.strip() for message in messages if message.role == "assistant"]
    found = written.compared and not written.missing
    if found and not all(map(str.startswith, stretches, answers)):
        yield "of what it writes before an answer, something counts as trained too: look where ⟦ stands"
    if answers[-1] and stretches[-1].endswith(answers[-1]):
        yield "no token ends the output in what is trained: a model trained like this would not learn to stop"


def _of_messages(messages: Sequence[Message]) -> Iterator[str]:
    tokens = dict.fromkeys(token for message in messages for token in find_control_tokens(message.content))
    if tokens:
        held = ", ".join(tokens)
        yield f"the pair itself holds {held}: a tokenizer may read that as a mark of the template"
