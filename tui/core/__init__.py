"""What a pair, a rubric, a phase and a check are: pure values and functions."""
