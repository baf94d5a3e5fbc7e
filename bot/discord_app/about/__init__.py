"""What the bot says of itself: help, what it keeps about members, and forgetting them."""
