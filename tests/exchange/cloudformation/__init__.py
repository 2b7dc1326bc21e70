"""Tests of reading and writing CloudFormation templates."""
