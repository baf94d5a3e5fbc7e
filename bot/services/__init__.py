"""One use case each, synchronous."""
