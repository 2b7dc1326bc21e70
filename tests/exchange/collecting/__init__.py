"""Tests of what reads an account."""
