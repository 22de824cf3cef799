"""What the asker tells of himself, read from free text: figures, times, ages, kin, what he has had, what he says of a thing."""
