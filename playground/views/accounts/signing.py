"""Signing up, in and out; what the browser has made comes into the account."""

from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from playground.links import Maker
from playground.sharing.keeping import LIFETIME, keep_in_account, made_by
from playground.views.accounts.forms import TAKEN, SigningIn, SigningUp
from playground.views.accounts.privacy import private
from playground.views.replies.told import SeeOther
from playground.views.requests import browser_of

TAKEN_IN = "networks_taken_in"
"""In the session, until the next page has said it: how many came into the account."""
FAULTY = 422


@private
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads to what is kept, or comes back with what is wrong."""
    if request.user.is_authenticated:
        return SeeOther(_next(request))
    form = SigningIn(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _enter(request, form.get_user())
    return _ask(request, "accounts/sign-in.html", form)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """A new account, for which nobody asks more than a name and a password."""
    if request.user.is_authenticated:
        return SeeOther(_next(request))
    form = SigningUp(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            with transaction.atomic():
                user = form.save()
        except IntegrityError:  # somebody took the name at this moment
            form.add_error("username", TAKEN)
        else:
            return _enter(request, user)
    return _ask(request, "accounts/sign-up.html", form)


@private
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Who comes next at this browser sees nothing of what the account keeps."""
    logout(request)
    return SeeOther(reverse("mine"))


def _enter(request: HttpRequest, user: User) -> HttpResponse:
    """Under a new session, so that nobody who knew the old one comes along."""
    login(request, user)
    if "leave" not in request.POST:
        request.session[TAKEN_IN] = keep_in_account(user.pk, browser_of(request))
    return SeeOther(_next(request))


def _ask(request: HttpRequest, template: str, form: Form) -> HttpResponse:
    context = {
        "form": form,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "here": made_by(Maker(browser_of(request))).count(),
        "leave": "leave" in request.POST,
        "lifetime": LIFETIME,
    }
    return render(request, template, context, status=FAULTY if form.errors else 200)


def _next(request: HttpRequest) -> str:
    """The page that wanted somebody to sign in, if it is one of this site."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if here else reverse("mine")
