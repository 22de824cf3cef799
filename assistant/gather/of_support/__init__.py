"""Which support rules, and which of the sentences about them, a question means."""
