"""Many pairs of texts aligned in one run, by a process for each processor.

`pair_list` reads which texts belong together from a list; `folder_pairs` finds that out by the
names in two folders, and `content_pairs` by what the texts say.  `pair_work` aligns one pair,
`workers` are the processes that do so, `done_before` knows which pairs need not be aligned again,
and `many_pairs` is the run as a whole.
"""
