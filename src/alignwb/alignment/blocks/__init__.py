"""Blocks of sentences that stand elsewhere in the other text.

`anchors` finds sentences that belong together, `chains` puts them together and weighs them,
`moved_blocks` aligns what they hold, `regrouped` gives those beads their places, and `passed_over`
doubts what was not enough for a block.
"""
