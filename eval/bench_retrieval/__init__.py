"""Speed, memory and disk of retrieval by the number of passages, and of whole questions by the number of documents."""
