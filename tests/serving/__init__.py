"""Tests of what stands between the site and those who serve it to others."""
