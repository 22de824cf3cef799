"""Answers on the documents themselves: what there are, what holds until when, what changed from one to another."""
