"""What every row of a scenario is: owned by it; and every resource: an AWS id and a name."""

from django.db import models

from playground.models.scenario import Scenario

LONGEST_ID = 255
"""Characters of an id: an ARN is longer than other ids."""


class Row(models.Model):
    """A row that belongs to one scenario and goes with it."""

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Resource(Row):
    """A row that people name: `aws_id` is unique in its scenario, `name` is free text.

    `logical_id` is what its template calls it.  `undescribed`: others name it, but the source does
    not say what it holds, so that whatever depends on it is undetermined.
    """

    aws_id = models.CharField("AWS id", max_length=LONGEST_ID)
    name = models.CharField(max_length=255, blank=True)
    logical_id = models.CharField("logical id", max_length=255, blank=True)
    undescribed = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(
                fields=("scenario", "aws_id"), name="one_%(class)s_per_scenario_and_id"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.aws_id
