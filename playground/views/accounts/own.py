"""The page of one's own account: another password, or an end to it."""

from typing import Any

from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from playground.links import Maker
from playground.sharing.keeping import LIFETIME, forget, made_by
from playground.views.accounts.forms import Leaving, NewPassword
from playground.views.accounts.privacy import private
from playground.views.accounts.signing import FAULTY
from playground.views.replies.told import SeeOther

CHANGED = "password_changed"
"""In the session, until the next page has said it."""


@private
@login_required
@require_safe
def show_account(request: HttpRequest) -> HttpResponse:
    """Both forms."""
    return _show(request)


@private
@login_required
@require_POST
def change_password(request: HttpRequest) -> HttpResponse:
    """This browser stays signed in; all others are signed out."""
    form = NewPassword(request.user, request.POST)
    if not form.is_valid():
        return _show(request, password=form)
    form.save()
    update_session_auth_hash(request, form.user)
    request.session[CHANGED] = True
    return SeeOther(reverse("account"))


@private
@login_required
@require_POST
def delete_account(request: HttpRequest) -> HttpResponse:
    """What it kept stays under its links, of nobody, or goes with it; snapshots stay."""
    user = User.objects.get(pk=request.user.pk)
    form = Leaving(user, request.POST, auto_id="leaving_%s")
    if not form.is_valid():
        return _show(request, leaving=form)
    with transaction.atomic():
        if form.cleaned_data["networks"]:
            forget(made_by(Maker(owner=user.pk)))
        logout(request)
        user.delete()
    return SeeOther(reverse("gallery"))


def _show(request: HttpRequest, **sent: Any) -> HttpResponse:
    """`sent` is the form that came back with what is wrong."""
    forms = {
        "password": NewPassword(request.user),
        "leaving": Leaving(request.user, auto_id="leaving_%s"),
    }
    context = {
        "forms": forms | sent,
        "changed": request.session.pop(CHANGED, False),
        "count": made_by(Maker(owner=request.user.pk)).count(),
        "lifetime": LIFETIME,
    }
    return render(request, "accounts/account.html", context, status=FAULTY if sent else 200)
