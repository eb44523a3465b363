"""The headless commands, grouped by what they do; none of them loads the toolkit."""
