"""The history of a scenario on the page: its bar, pages, comparisons, undo and redo."""
