"""Cases in, scores out: ask once, score often."""
