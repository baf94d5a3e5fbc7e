"""`/settings`: who moderates, where the bot answers and logs, what it quotes from."""
