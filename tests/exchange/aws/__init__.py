"""AWS's APIs on loopback, and a deployer of templates that uses them."""
