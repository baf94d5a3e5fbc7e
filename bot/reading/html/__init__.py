"""Web pages as browsers save them: the article's text and what the page says about itself."""
