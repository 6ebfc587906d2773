"""From raw text to blocks: page furniture removed, paragraphs joined, kinds told."""
