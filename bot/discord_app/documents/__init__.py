"""One document of the library: its details, what became of a step on it, taking it back."""
