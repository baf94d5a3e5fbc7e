"""`/sources`: the documents that answers are drawn from, as members see them."""
