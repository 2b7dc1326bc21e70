"""Whole flows through the site, in a real browser."""
