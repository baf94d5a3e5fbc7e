"""Quality figures on named data: one module a data set."""
