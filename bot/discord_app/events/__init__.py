"""`/event`: moderators mend the timeline, and take their changes back."""
