"""Which passages and sentences answer a question in words."""
