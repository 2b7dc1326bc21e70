"""Accounts, for whoever wants one: a name and a password keep networks from browser to browser."""
