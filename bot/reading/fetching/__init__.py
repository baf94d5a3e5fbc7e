"""Documents fetched by their address, from the public web only."""
