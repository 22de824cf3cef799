"""Whether the places of one document, or several documents, say the same of one thing: places named, statements found and held together."""
