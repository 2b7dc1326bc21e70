"""Tests of playground/report."""
