"""A scenario: a network with a title, a teaching text, and questions kept beside it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Scenario(models.Model):
    """What a page shows.  Its network is the rows that name it; `checks` are its kept questions."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    checks = models.JSONField(default=list, blank=True)
    as_found = models.BooleanField(default=False)
    """Was the network found like this?  Then what AWS would refuse is told, and not refused."""
    interfaces_undescribed = models.BooleanField(default=False)
    """Does the source tell of some network interfaces at most?  Then others may be there."""
    import_report = models.JSONField(default=dict, blank=True)
    """What was said when it was imported; empty for what was not."""
    is_listed = models.BooleanField(default=True)
    """Does the gallery show it?  Not what somebody brought: that is reached by its link alone."""
    revision = models.PositiveIntegerField(default=1)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    """The SHA-256 of the example file it was loaded from; empty for what people make."""
    is_example = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    """Where an example stands in the gallery."""
    visitor = models.CharField(max_length=64, blank=True, db_index=True)
    """The id of the browser that made it; empty for examples, and for what an account keeps."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="scenarios"
    )
    """The account that keeps it.  What nobody keeps is removed when it lies untouched for long."""
    opened = models.DateTimeField(default=timezone.now)
    """When somebody last opened it, to the day."""
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-is_example", "position", "title")

    def __str__(self) -> str:
        return self.title
