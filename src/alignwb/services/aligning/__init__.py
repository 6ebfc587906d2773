"""Two texts into one bitext: reading either side, pairing their sentences, writing the result.

`side_text` is one side as read, and `sides` reads it.  `pipeline` aligns, with an engine or
without one; `aligner_run` is the alignment itself.  `assembling` makes the bitext, and
`plausibility` tells whether the two texts can be what they are said to be.  `destination` writes
without taking the place of anyone's work.  `realigning` aligns again around what a reviewer has
confirmed.
"""
