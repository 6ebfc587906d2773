"""Two texts into one bitext: reading either side, pairing their sentences, writing the result.

`side_text` is one side as read, `sides` and `lines` read it, `pairing_up` runs the alignment,
`assembling` makes the bitext, `sanity` looks whether the two can be what they are said to be,
`keeping` writes without taking the place of anyone's work, and `realigning` does it again around
what a reviewer has confirmed.
"""
