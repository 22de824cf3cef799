"""What a language model can do to answers, measured with models that are not there: one faithful, one that lies."""
