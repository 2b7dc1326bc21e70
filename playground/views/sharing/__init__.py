"""Sharing, as pages: links, snapshots, embeds, codes for a wall."""
