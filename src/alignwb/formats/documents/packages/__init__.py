"""Files that are packages: a zip of XML parts, read with positions and written part by part."""
