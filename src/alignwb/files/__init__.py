"""Files of the user, read within limits; whatever goes wrong is said in words."""
