"""Which target rows a question means."""
