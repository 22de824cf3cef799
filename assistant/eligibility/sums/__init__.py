"""How much a rule gives for the asker's figures, in Decimal, with the working."""
