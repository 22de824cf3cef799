"""Answers by target rows and by the figures that sentences tell: what they are, and what is worked out of them."""
