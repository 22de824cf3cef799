"""Documents in, library out: loading, cleaning, structure, targets, support rules, search indexes."""
