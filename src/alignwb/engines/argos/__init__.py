"""Drafts from Argos Translate packages, run by CTranslate2.

Of `argostranslate` only `package`, `tokenizer` and `settings` are imported; its `translate` and
`sbd` load sentence splitters that this program neither needs nor may ship.
"""
