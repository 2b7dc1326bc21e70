"""Tests of the sentences about packets."""
