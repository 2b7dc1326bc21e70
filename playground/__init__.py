"""The playground: draw a cloud network, ask what reaches what, and see why."""
