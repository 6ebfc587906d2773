"""From a request to what an engine reads, and from its wording to a draft that keeps its source.

What engines that draft share; it knows no model and no server.
"""
