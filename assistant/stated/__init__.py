"""What the documents state: the parts of a question, the kind of answer each wants, the sentence that gives it."""
