"""The only package that imports discord."""
