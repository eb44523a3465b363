"""Chat templates: what a pair becomes when a model family reads it, and which part of that is trained."""
