"""The gate: what every request passes; too much, forged or unlucky, it is told so in words."""
