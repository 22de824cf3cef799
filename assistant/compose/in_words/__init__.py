"""Answers in the documents' own words: the sentences, lists and headings that a question asks for."""
