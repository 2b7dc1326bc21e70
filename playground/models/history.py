"""The history of a scenario: each step with who did it, and what it changed."""

from django.db import models

from playground.models.scenario import Scenario


class Edit(models.Model):
    """One step: it made `revision` out of the one before.

    `changes` is {id: [before, after]}, each {"kind": ..., "says": ...} or null for what was not
    there; `of` is the revision that an undo, redo, revert or restore is about.
    """

    EDIT, UNDO, REDO, REVERT, RESTORE = "edit", "undo", "redo", "revert", "restore"

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    visitor = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    colour = models.CharField(max_length=16)
    action = models.CharField(max_length=8, default=EDIT)
    of = models.PositiveIntegerField(null=True)
    summary = models.CharField(max_length=400)
    changes = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("revision",)
        constraints = (
            models.UniqueConstraint(
                fields=("scenario", "revision"), name="one_edit_per_scenario_and_revision"
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision}: {self.summary}"
