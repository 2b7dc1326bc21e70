"""Every kind that AWS knows comes out of its answers."""

from pathlib import Path

from playground.exchange import Bundle, ImportOptions, import_bundle
from playground.kinds import KINDS, kind_of

DUMPS = Path(__file__).parent
NOT_AWSS = {"outside-host", "on-premises-host"}
"""What nobody but people tells of; a site is at least known to be there."""


def test_every_kind_is_read_out_of_some_answer() -> None:
    found = set()
    for name in ("dumps", "hybrid_dumps"):
        bundle = Bundle()
        bundle.add_path(DUMPS / name)
        network = import_bundle(bundle, name, ImportOptions()).scenario.network
        found |= {kind_of(node).slug for node in network}
    assert found == {kind.slug for kind in KINDS} - NOT_AWSS
