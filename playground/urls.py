"""The table of contents of the site."""

from django.urls import URLPattern, path, re_path

from playground.views.accounts.own import change_password, delete_account, show_account
from playground.views.accounts.signing import sign_in, sign_out, sign_up
from playground.views.codes import show_codes
from playground.views.downloads import download_scenario, export_scenario, show_schema
from playground.views.editor.editing import add_resource, edit_resource
from playground.views.editor.previewing import preview_change, preview_new
from playground.views.editor.quick import quick_act
from playground.views.editor.removing import delete_resource, duplicate_resource
from playground.views.gallery import show_gallery
from playground.views.head import drop_check, keep_check, write_head
from playground.views.history.pages import (
    choose_comparison,
    restore_step,
    revert_step,
    show_comparison,
    show_history,
    show_step,
)
from playground.views.history.undoing import redo_step, show_own_steps, undo_step
from playground.views.imports import import_network, show_import_report
from playground.views.live.asking_again import ask_again
from playground.views.live.sockets import deny, follow_scenario
from playground.views.live.state import show_state
from playground.views.live.you import rename_visitor
from playground.views.mine import delete_own, show_mine
from playground.views.miniatures import show_miniature
from playground.views.missing import show_missing
from playground.views.palette import show_palette
from playground.views.picture_tools import show_tools
from playground.views.pictures import show_picture
from playground.views.sharing.cards import show_card, show_gallery_card, show_snapshot_card
from playground.views.sharing.codes import (
    show_code,
    show_snapshot_code,
    show_snapshot_wall,
    show_wall,
)
from playground.views.sharing.embeds import show_embed, show_snapshot_embed
from playground.views.sharing.json_of_links import show_scenario_json, show_snapshot_json
from playground.views.sharing.links import act_on, show_share, show_snapshot_share
from playground.views.sharing.opening import copy_link, open_link
from playground.views.sharing.snapshots import (
    export_snapshot,
    fork_snapshot,
    show_latest,
    show_snapshot,
    show_snapshot_picture,
    take_snapshot,
    take_step,
)
from playground.views.starting import begin, copy_scenario, start_empty
from playground.views.tokens import show_token
from playground.views.workbench import show_scenario

urlpatterns: list[URLPattern] = [
    path("", show_gallery, name="gallery"),
    path("import/", import_network, name="import"),
    path("new/", start_empty, name="new"),
    path("you/", rename_visitor, name="you"),
    path("you/token", show_token, name="token"),
    path("s/<slug:slug>/import/", show_import_report, name="import-report"),
    path("s/<slug:slug>/", show_scenario, name="scenario"),
    path("s/<slug:slug>/answer/", ask_again, name="scenario-answer"),
    path("s/<slug:slug>/state/", show_state, name="scenario-state"),
    path("s/<slug:slug>/copy/", copy_scenario, name="copy"),
    path("s/<slug:slug>/begin/", begin, name="begin"),
    path("s/<slug:slug>/head/<slug:part>/", write_head, name="head"),
    path("s/<slug:slug>/checks/keep/", keep_check, name="check-keep"),
    path("s/<slug:slug>/checks/drop/", drop_check, name="check-drop"),
    path("s/<slug:slug>/steps/", show_own_steps, name="own-steps"),
    path("s/<slug:slug>/undo/", undo_step, name="undo"),
    path("s/<slug:slug>/redo/", redo_step, name="redo"),
    path("s/<slug:slug>/tools/", show_tools, name="tools"),
    path("s/<slug:slug>/add/", show_palette, name="palette"),
    path("s/<slug:slug>/add/<slug:kind>/", add_resource, name="resource-add"),
    path("s/<slug:slug>/edit/<path:ref>", edit_resource, name="resource-edit"),
    path("s/<slug:slug>/preview/add/<slug:kind>/", preview_new, name="preview-new"),
    path("s/<slug:slug>/preview/<path:ref>", preview_change, name="resource-preview"),
    path("s/<slug:slug>/duplicate/<path:ref>", duplicate_resource, name="resource-duplicate"),
    path("s/<slug:slug>/delete/<path:ref>", delete_resource, name="resource-delete"),
    path("s/<slug:slug>/quick/<slug:action>/<path:ref>", quick_act, name="resource-quick"),
    path("s/<slug:slug>/history/", show_history, name="scenario-history"),
    path("s/<slug:slug>/at/<int:revision>/", show_step, name="scenario-step"),
    path("s/<slug:slug>/compare/", choose_comparison, name="compare"),
    path("s/<slug:slug>/compare/<int:a>/<int:b>/", show_comparison, name="scenario-comparison"),
    path("s/<slug:slug>/restore/<int:revision>/", restore_step, name="scenario-restore"),
    path("s/<slug:slug>/revert/<int:revision>/", revert_step, name="scenario-revert"),
    path("s/<slug:slug>/picture.svg", show_picture, name="scenario-picture"),
    path("s/<slug:slug>/scenario.yaml", download_scenario, {"form": "yaml"}, "scenario-yaml"),
    path("s/<slug:slug>/scenario.json", download_scenario, {"form": "json"}, "scenario-json"),
    path("s/<slug:slug>/export/<slug:form>", export_scenario, name="scenario-export"),
    path("s/<slug:slug>/embed/", show_embed, name="embed"),
    path("p/<slug:short>/embed/", show_snapshot_embed, name="snapshot-embed"),
    path("card.png", show_gallery_card, name="gallery-card"),
    path("s/<slug:slug>/card.png", show_card, name="card"),
    path("p/<slug:short>/card.png", show_snapshot_card, name="snapshot-card"),
    path("open/", open_link, name="open"),
    path("open/copy/", copy_link, name="open-copy"),
    path("s/<slug:slug>/snapshot/", take_snapshot, name="snapshot-take"),
    path("s/<slug:slug>/at/<int:revision>/snapshot/", take_step, name="snapshot-take-step"),
    path("p/<slug:short>/", show_snapshot, name="snapshot"),
    path("s/<slug:slug>.json", show_scenario_json, name="scenario-link-json"),
    path("p/<slug:short>.json", show_snapshot_json, name="snapshot-json"),
    path("p/<slug:short>/latest", show_latest, name="snapshot-latest"),
    path("p/<slug:short>/latest/", show_latest),  # as it may be typed
    path("p/<slug:short>/latest.json", show_latest, {"route": "scenario-link-json"}),
    path("p/<slug:short>/fork/", fork_snapshot, name="snapshot-fork"),
    path("p/<slug:short>/picture.svg", show_snapshot_picture, name="snapshot-picture"),
    path("p/<slug:short>/export/<slug:form>", export_snapshot, name="snapshot-export"),
    # All there is to share, and codes for the wall of a classroom
    path("s/<slug:slug>/share/", show_share, name="share"),
    path("s/<slug:slug>/links/<slug:power>/<slug:act>/", act_on, name="link-act"),
    path("s/<slug:slug>/qr.svg", show_code, name="qr"),
    path("s/<slug:slug>/wall/", show_wall, name="wall"),
    path("p/<slug:short>/share/", show_snapshot_share, name="snapshot-share"),
    path("p/<slug:short>/qr.svg", show_snapshot_code, name="snapshot-qr"),
    path("p/<slug:short>/wall/", show_snapshot_wall, name="snapshot-wall"),
    path("schema/scenario.json", show_schema, name="schema"),
    path("help/codes/", show_codes, name="codes"),
    # Mine, with an account and without
    path("mine/", show_mine, name="mine"),
    path("mine/<int:scenario>/delete/", delete_own, name="mine-delete"),
    path("s/<slug:slug>/miniature.svg", show_miniature, name="scenario-miniature"),
    path("sign-up/", sign_up, name="sign-up"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("account/", show_account, name="account"),
    path("account/password/", change_password, name="account-password"),
    path("account/delete/", delete_account, name="account-delete"),
]

handler404 = show_missing

# The last route politely turns away what no other takes.
websocket_urlpatterns = [
    path("ws/s/<slug:slug>/", follow_scenario),
    re_path(r"", deny),
]
