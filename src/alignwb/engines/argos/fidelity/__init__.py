"""What the author put in comes through: markers, numbers, names, quotation marks, English."""
