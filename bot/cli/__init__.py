"""The terminal: commands, output, exit codes."""
