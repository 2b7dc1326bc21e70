"""What of a page changes while it is open: for all who follow a scenario, and for who asks."""
