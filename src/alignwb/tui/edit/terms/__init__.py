"""Terms on the screen: put into the target, added to the termbase, changed and taken out."""
