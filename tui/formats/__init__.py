"""Reads and writes the dialects of training files: bytes in, pairs or rejects out."""
