"""How much one client may ask for in a minute: counted by visitor and by address, refused politely.

`budgets` is the table, `kinds` says what counts as what, `counting` counts, `pages` and `sockets`
stand at the two doors of the site.
"""
