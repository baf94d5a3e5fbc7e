"""What every command, button and form needs: the services, who may, how often, what went wrong."""
