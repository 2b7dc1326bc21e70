"""Serving to others: whether the servers answer that several workers need, and what starts them."""
