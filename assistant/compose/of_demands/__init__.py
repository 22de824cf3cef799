"""Answers to whether the asker meets what a document demands: lists of conditions, single sentences, cases left out, times."""
