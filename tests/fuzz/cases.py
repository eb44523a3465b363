"""How many cases are tried, what they are made of, and the ones that once went wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.hostile import MEANT, SEQUENCES, SINGLE
from tui.core.control_tokens import CONTROL_TOKENS

Test = TypeVar("Test", bound=Callable[..., object])

ASKED = os.environ.get("PAIRSMITH_FUZZ", "")
"""Cases of each test, for a long run that tries others each time. Without it they are always the same."""


def tried(cases: int) -> Callable[[Test], Test]:
    """Decorates a test of one case: so many of them, unless another number is asked for."""
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(
        max_examples=int(ASKED or cases),
        derandomize=not ASKED,
        database=None,
        deadline=None,
        suppress_health_check=quiet,
    )


_FOUND: dict[str, list[Any]] = json.loads(Path(__file__).with_name("found.json").read_text())


def found(name: str) -> list[Any]:
    """The cases of a kind that once went wrong, and stay tried: ``found.json`` has them."""
    return _FOUND[name]


_PIECES = (
    *SEQUENCES[::7],
    *SINGLE,
    *MEANT,
    *CONTROL_TOKENS,
    *(
        "a",
        " ",
        "\n",
        "\n\n",
        "\t",
        "\r\n",
        "\r",
        "\v",
        "e\u0301",
        "漢字",
        "ไทย",
        "👩\u200d👧",
        "1,000.5",
        "-3 kg",
        "12:30",
    ),
    *("don't", "E7", "zone 14", "'", '"', "\\", "```", "|", "#", ",", ";", ".", "-", "⟦", "⟧", "↵"),
)

storable = st.lists(
    st.one_of(
        st.sampled_from(_PIECES), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
    ),
    max_size=12,
).map("".join)
"""Texts that the database takes."""

texts = st.one_of(storable, st.text(max_size=30))
"""Texts that a caller may hand over, with NUL and half surrogate pairs among them."""
