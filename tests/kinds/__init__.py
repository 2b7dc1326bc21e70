"""Tests of the registry of kinds."""
