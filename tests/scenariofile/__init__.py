"""Tests of the scenario file: reading it, writing it, and what is said of mistakes."""
