"""Two workers on a PostgreSQL and a Redis of their own, which are stopped, killed and started."""
