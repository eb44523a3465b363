"""Whatever a template or a conversation holds: a text with what is trained of it, or one clear line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.cases import storable, tried
from tests.templates.talks import Talk
from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.rendering import Rendering
from tui.core.text import INVISIBLE
from tui.templates.families import FAMILIES
from tui.templates.preview import preview
from tui.templates.render import write_out
from tui.templates.template import Template, find_template
from tui.widgets.template_lines import template_lines

talks = st.lists(
    st.builds(Message, st.sampled_from(["user", "assistant", "system", "tool"]), storable),
    min_size=1,
    max_size=5,
).map(lambda turns: [*turns, Message("assistant", "Yes.")])

_WORDS = (
    *(
        "{{ messages }}",
        "{{ m.content }}",
        "{{ m['content'] | trim }}",
        "{{ messages[0].role }}",
        "{{ nobody.x }}",
    ),
    *(
        "{% for m in messages %}",
        "{% endfor %}",
        "{% if loop.last %}",
        "{% else %}",
        "{% endif %}",
        "{% break %}",
    ),
    *(
        "{% generation %}",
        "{% endgeneration %}",
        "{% set x = 1 %}",
        "{% macro a(b) %}",
        "{% endmacro %}",
        "{{ a(1) }}",
    ),
    *(
        "{{ raise_exception('no') }}",
        "{{ strftime_now('%d') }}",
        "{{ m | tojson }}",
        "{{ 1 / 0 }}",
        "{{ '%s' % 1 }}",
    ),
    *(
        "{{ ''.__class__.__mro__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__ }}",
    ),
    *(
        "{{ messages.append(1) }}",
        "{{ ''.format_map(m) }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{% include 'x' %}",
    ),
    *(
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{{ lipsum(9) }}",
        "{{ x.__getattribute__('y') }}",
        "{#",
        "#}",
    ),
    *("{{", "}}", "{%", "%}", "<|im_start|>", "<s>", "\n", "{%- ", " -%}", "{% raw %}", "{{ bos_token }}"),
)
sources = st.lists(st.one_of(st.sampled_from(_WORDS), storable), max_size=9).map("".join)


def check_rendering(rendering: Rendering) -> None:
    assert "".join(part.text for part in rendering.parts()) == rendering.text
    ends = [0, *(place for span in rendering.trained for place in span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(rendering.text)
    for line in template_lines(rendering, 60):
        assert not any(INVISIBLE.search(text) or "\n" in text for text, _ in line)


def check_refusal(error: PairsmithError) -> None:
    assert "\n" not in str(error)


@tried(60)
@given(st.sampled_from(sorted(FAMILIES)), talks)
def test_a_family_writes_a_conversation_or_says_why_not(name: str, talk: Talk) -> None:
    try:
        check_rendering(preview(find_template(name, {}), talk))
    except PairsmithError as error:
        check_refusal(error)


@tried(200)
@given(sources, talks)
def test_a_template_of_anyones_writes_a_text_or_is_refused(source: str, talk: Talk) -> None:
    try:
        written = write_out(Template("own", source, {}), talk)
    except PairsmithError as error:
        check_refusal(error)
    else:
        assert "__main__" not in written.text
        assert "<class " not in written.text, "no template reaches Python's own objects"


@tried(5)
@given(sources, talks)
def test_it_does_so_in_a_process_of_its_own_too(source: str, talk: Talk) -> None:
    try:
        check_rendering(preview(Template("own", source, {}), talk))
    except PairsmithError as error:
        check_refusal(error)


BOMBS: Sequence[str] = (
    "{{ 'x' * 10 ** 11 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ ('x' * 10 ** 8) | replace('x', 'x' * 100) }}",
    "{% set x = namespace(s=['x']) %}{% for a in range(99) %}{% set x.s = x.s + x.s %}{% endfor %}",
    "{{ '%999999999999d' % 1 }}",
    "{{ '{:>999999999999}'.format(1) }}",
    "{{ lipsum(n=99999999) }}",
    "{{ ['a'] | batch(10 ** 12, 'x') | list }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ messages | tojson(indent=10 ** 10) }}",
    "{% macro a(n) %}{{ a(n) }}{{ a(n) }}{% endmacro %}{{ a(1) }}",
    "{{ range(10 ** 5) | map('string') | join('x' * 10 ** 5) }}",
    "{{ ('a' * 40 ~ '!') | wordwrap(1) | urlize | striptags }}",
    "{{ (" + "(" * 300 + "1" + ")" * 300 + ") }}",
    "{{ " + "not " * 5000 + "1 }}",
)
"""Templates that would take all of the time or of the memory, each in another way."""


@pytest.mark.parametrize("source", BOMBS)
def test_a_bomb_is_stopped_or_written_within_its_bounds(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.templates.apart.SECONDS", 1)
    talk = [Message("user", "Hi"), Message("assistant", "Yo")]
    try:
        assert len(preview(Template("own", source, {}), talk).text) < 10**6
    except PairsmithError as error:
        check_refusal(error)
