"""Question in, answer out: understand, gather, compute, compose, check."""
