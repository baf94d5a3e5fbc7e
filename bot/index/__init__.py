"""Finding sentences: encoder, vectors, lexical index, late interaction, retriever."""
