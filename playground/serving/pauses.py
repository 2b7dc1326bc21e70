"""Pauses: a server that looks through all it holds for garbage answers nobody meanwhile."""

import gc

ALLOCATIONS = 5_000
"""So many new objects before the youngest are looked through; Python's own 700 suit a script."""


def keep_pauses_short() -> None:
    """To be called once, when all modules are loaded.

    What is there by then stays for good, and is not looked through again: that alone takes 80 ms,
    and came about at every tenth edit. An edit leaves a few thousand objects that refer to each
    other; looked through seldom, they cost a quarter of what they did, and no more memory.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, *gc.get_threshold()[1:])
