"""AWS describe JSON: each answer, and whole dumps."""
