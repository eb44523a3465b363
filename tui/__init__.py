"""Pairsmith: curate a small fine-tuning set by keyboard, in a terminal."""

__version__ = "0.1.0"
