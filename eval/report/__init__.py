"""A scored run for people and programs: terminal, Markdown and CSV tables, and a self-contained HTML page."""
