"""Whatever is done is stored as it is in memory, and is gone again when it is taken back."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from playground import examples
from playground.cabinet import close_drawers
from playground.editing.acts import Conflict, InUse
from playground.editing.doing import do, redo, undo
from playground.editing.sheet import Refused
from playground.models import Edit
from playground.sources import example_path
from tests.editing.conftest import ANN
from tests.editing.stored import own, prove, sheet
from tests.editing.test_properties import acts


class Stored(TestCase):
    """Each network in a transaction of its own."""

    @settings(max_examples=25)
    @given(st.data())
    def test_whatever_is_done_is_stored_and_can_be_taken_back(self, data: st.DataObject) -> None:
        close_drawers()
        slug = own(example_path(data.draw(st.sampled_from(examples.ORDER))).read_text())
        first, taken = sheet(slug), 0
        for _ in range(data.draw(st.integers(1, 4))):
            before = sheet(slug)
            try:
                done = do(slug, ANN, data.draw(acts(before)))
            except (Refused, Conflict, InUse):
                assert sheet(slug) == before
                continue
            taken += bool(done.changed)
            prove(slug)
        assert Edit.objects.count() == taken
        last = sheet(slug)
        for _ in range(taken):
            undo(slug, ANN)
        assert prove(slug) == first
        for _ in range(taken):
            redo(slug, ANN)
        assert prove(slug) == last
