"""Which documents a question means, and what changed from one to another."""
