"""`/timeline`: what is said to have happened when, as pages, pictures and files."""
