"""Files that go to others and come back: applying a review, checking a file."""
