"""Word documents: paragraphs, lists, tables, notes, and what the file says about itself."""
