"""Figures that an asker tells held to what a clause demands of one thing for another: shares, ratios, so many for each so many, so much a head, so many times.

`demands` reads what a sentence demands, `told` the figures of the asker with the words around them, `bind` finds which of them the demand is about, `working`
does the sums and tells them.
"""
