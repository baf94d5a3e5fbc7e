"""What paper says about itself: title, publisher, author, date."""
