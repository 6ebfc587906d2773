"""The port of drafting: the requests and the engine that answers them."""
