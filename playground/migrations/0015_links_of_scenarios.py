"""What only its address opened has that address as its link to edit."""

from hashlib import sha256

from django.db import migrations


def give_links(apps, schema_editor):
    Scenario, Link = (apps.get_model("playground", name) for name in ("Scenario", "Link"))
    for pk, slug in Scenario.objects.filter(is_listed=False).values_list("pk", "slug"):
        digest = sha256(slug.encode()).hexdigest()
        Link.objects.create(scenario_id=pk, token=slug, digest=digest, power="edit")


class Migration(migrations.Migration):
    dependencies = [
        ("playground", "0014_sharing"),
    ]

    operations = [migrations.RunPython(give_links, migrations.RunPython.noop)]
