"""PDF: characters with their places on a page, back to the text that a person reads there."""
