"""Questions and answers: `/ask`, mentions, replies, and the buttons below an answer."""
