"""The one Django app of the project."""

from django.apps import AppConfig


class PlaygroundConfig(AppConfig):
    """Everything the site is made of: models, pages, commands."""

    name = "playground"
    verbose_name = "Cloud network playground"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What `manage.py check` asks besides."""
        from playground.serving import workers  # noqa: F401  (it registers its check)
