"""Shared by the tests of meaning: a source that needs nothing."""

from tests.concepts import concepts

__all__ = ["concepts"]
