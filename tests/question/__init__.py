"""Tests of playground/question."""
