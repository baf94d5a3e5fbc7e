"""Answers that stand in a channel: remembered, and marked when what they quote has changed."""
