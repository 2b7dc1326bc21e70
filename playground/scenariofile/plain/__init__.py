"""Reading a scenario file from parser events."""
