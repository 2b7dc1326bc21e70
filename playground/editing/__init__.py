"""Editing: what a scenario says, changed act by act, each kept so that it can be taken back."""
