"""What people send who mean harm, or who have bad luck, and what they are told.

More of it stands beside what it attacks: names in a picture and its files in `tests/drawing`, in an
answer in `tests/report`, in what is said in `tests/words`; files that are bombs in
`tests/exchange/test_bundle.py`, `tests/exchange/cloudformation/test_hostile_templates.py` and
`tests/scenariofile/test_faults.py`; edits in `tests/editing/hostile.py`; floods in
`tests/rate_limits`; the doors of the server in `tests/test_asgi.py`.
"""
