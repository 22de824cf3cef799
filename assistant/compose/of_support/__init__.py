"""Answers by support rules: what a rule gives, to whom, and what several give together."""
