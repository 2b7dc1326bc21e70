"""The forms: every kind of resource added, changed and deleted, as the registry declares it."""
