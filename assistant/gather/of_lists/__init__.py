"""The lists, headings and tables of documents that a question means."""
