"""English words that Dutch ones become, counted in books whose copyright has ended."""
