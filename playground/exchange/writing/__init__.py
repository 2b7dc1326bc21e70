"""What writers of templates and of configurations share: blocks, their names, what AWS makes."""
