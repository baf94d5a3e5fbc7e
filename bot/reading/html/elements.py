"""What the elements of a page are: headings, and those that flow within a line."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output q rb "
    "ruby samp small span strong sub sup time tt u var wbr".split()
)
