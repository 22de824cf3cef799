"""Refusals, asking back, and what withdraws an answer that is about something else than was asked."""
