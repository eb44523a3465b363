"""What a pair says of how it was made: the prompt that its maker was given, or the name of one."""

from __future__ import annotations

from tui.core.pair import Pair

GENERATOR_FIELDS = ("generator_prompt", "generation_prompt", "generator", "prompt_template", "prompt_id")
"""Fields of a record that name it, the most telling first. They stay in ``extra``, as they came."""


def generator_of(pair: Pair) -> str:
    """The prompt, or its name, that a pair was made with; empty where it says none."""
    if not pair.extra:
        return ""
    named = {name.strip().casefold().replace(" ", "_"): value for name, value in pair.extra.items()}
    found = (named.get(name) for name in GENERATOR_FIELDS)
    return next((value.strip() for value in found if isinstance(value, str) and value.strip()), "")
