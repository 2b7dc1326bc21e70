"""How a scenario travels: links that open it, and snapshots of what it once was."""

from django.conf import settings
from django.db import models

from playground.models.scenario import Scenario


class Link(models.Model):
    """A link to a scenario.  Whoever has its token, 128 random bits, has the power that it gives.

    It is found by `digest`, the SHA-256 of the token, so that the time a look-up takes tells
    nothing of the tokens that there are.
    """

    VIEW, EDIT = "view", "edit"

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="links")
    token = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    power = models.CharField(max_length=4, choices=[(VIEW, "look"), (EDIT, "edit")])
    created = models.DateTimeField(auto_now_add=True)
    withdrawn = models.DateTimeField(null=True)
    """Since when it opens nothing any more; null while it does."""

    class Meta:
        ordering = ("created",)
        constraints = (
            models.UniqueConstraint(
                fields=("scenario", "power"),
                condition=models.Q(withdrawn=None),
                name="one_open_link_per_scenario_and_power",
            ),
        )

    def __str__(self) -> str:
        return f"{self.power} {self.scenario}"


class State(models.Model):
    """What a scenario said at some moment, whole; several snapshots may be of it.

    `text` is JSON, as text, because a database may reorder what it knows to be JSON.
    """

    digest = models.CharField(max_length=64, unique=True)
    """The SHA-256 of the text."""
    text = models.TextField()

    def __str__(self) -> str:
        return self.digest[:12]


class Snapshot(models.Model):
    """A link that never changes: a state, and where to look in it."""

    short = models.CharField(max_length=16, unique=True)
    state = models.ForeignKey(State, models.PROTECT, related_name="snapshots")
    scenario = models.ForeignKey(Scenario, models.SET_NULL, null=True, related_name="snapshots")
    """Which it is of; null once that is gone, which takes nothing from the snapshot."""
    revision = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    query = models.CharField(max_length=4000, blank=True)
    """The question, the hop and the row that are open, and what is selected, as in an address."""
    visitor = models.CharField(max_length=64, blank=True, db_index=True)
    """The id of the browser that took it; empty for what an account took."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="snapshots"
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created",)

    def __str__(self) -> str:
        return f"{self.short}: {self.title}"
