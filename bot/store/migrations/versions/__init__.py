"""The schema's history, one module a step. A step that was released never changes."""
