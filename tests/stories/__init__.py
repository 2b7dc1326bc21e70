"""Stories: each example told as text, stored beside the tests and reviewed as prose."""
