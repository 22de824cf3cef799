"""Public retrieval sets that a user has on disk: read in their own formats, measured with the project's search engines."""
