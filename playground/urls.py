"""The table of contents of the site."""

from django.urls import URLPattern, path, re_path

from playground.views.asking_again import ask_again
from playground.views.codes import show_codes
from playground.views.downloads import download_scenario, export_scenario, show_schema
from playground.views.gallery import show_gallery
from playground.views.imports import import_network, show_import_report
from playground.views.pictures import show_picture
from playground.views.sockets import deny, follow_scenario
from playground.views.state import show_state
from playground.views.workbench import show_scenario
from playground.views.you import rename_visitor

urlpatterns: list[URLPattern] = [
    path("", show_gallery, name="gallery"),
    path("import/", import_network, name="import"),
    path("you/", rename_visitor, name="you"),
    path("s/<slug:slug>/import/", show_import_report, name="import-report"),
    path("s/<slug:slug>/", show_scenario, name="scenario"),
    path("s/<slug:slug>/answer/", ask_again, name="scenario-answer"),
    path("s/<slug:slug>/state/", show_state, name="scenario-state"),
    path("s/<slug:slug>/picture.svg", show_picture, name="scenario-picture"),
    path("s/<slug:slug>/scenario.yaml", download_scenario, {"form": "yaml"}, "scenario-yaml"),
    path("s/<slug:slug>/scenario.json", download_scenario, {"form": "json"}, "scenario-json"),
    path("s/<slug:slug>/export/<slug:form>", export_scenario, name="scenario-export"),
    path("schema/scenario.json", show_schema, name="schema"),
    path("help/codes/", show_codes, name="codes"),
]

# The last route politely turns away what no other takes.
websocket_urlpatterns = [
    path("ws/s/<slug:slug>/", follow_scenario),
    re_path(r"", deny),
]
