"""Tests of the playground: the folders mirror those of the code."""
