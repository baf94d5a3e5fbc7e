"""The base corpus: the story's source documents, shipped with the package."""
