"""From raw text to blocks: page furniture out, paragraphs whole, kinds told."""
