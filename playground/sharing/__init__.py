"""Sharing: how what is built travels, and whose it is."""
