"""The forms of accounts: Django's own, in the words of this site."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, UserCreationForm
from django.contrib.auth.models import AbstractUser, User

SIGNS = "A name has letters, digits and @ . + - _ only, and no spaces."
TAKEN = "Somebody has this name already: choose another."
NAME_FAULTS = {
    "required": "Type a name.",
    "invalid": SIGNS,
    "null_characters_not_allowed": SIGNS,
    "max_length": "A name has at most %(limit_value)d characters; this one has %(show_value)d.",
    "unique": TAKEN,
}
PASSWORD_FAULTS = {"required": "Type a password."}
PASSWORD_HELP = "At least 8 characters, not digits alone, and none that many people use."
NAME_HELP = "Only you see it. What others see beside your edits stays as it is."
DIFFERS = {"password_mismatch": "These two are not the same."}
WRONG = "This is not your password."


class SigningIn(AuthenticationForm):
    """A name and its password."""

    error_messages = {
        "invalid_login": "No account has this name and this password. Look at capital letters too.",
        "inactive": "An administrator has closed this account.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "username", "Name", NAME_FAULTS)
        _say(self, "password", "Password", PASSWORD_FAULTS)


class SigningUp(UserCreationForm):
    """A new name, and a password twice."""

    error_messages = DIFFERS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "username", "Name", NAME_FAULTS, NAME_HELP)
        _say(self, "password1", "Password", PASSWORD_FAULTS, PASSWORD_HELP)
        _say(self, "password2", "The same again", PASSWORD_FAULTS)

    def validate_password_for_user(self, user: AbstractUser, **_: Any) -> None:
        """What is wrong with a password stands beside it, not beside its repetition."""
        super().validate_password_for_user(user, "password1")


class NewPassword(PasswordChangeForm):
    """The password that one has, and twice the one that one wants."""

    error_messages = {**DIFFERS, "password_incorrect": WRONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "old_password", "Your password", PASSWORD_FAULTS)
        _say(self, "new_password1", "New password", PASSWORD_FAULTS, PASSWORD_HELP)
        _say(self, "new_password2", "The same again", PASSWORD_FAULTS)
        self.fields["old_password"].widget.attrs.pop("autofocus", None)

    def validate_password_for_user(self, user: AbstractUser, *_: Any, **__: Any) -> None:
        """What is wrong with a password stands beside it, not beside its repetition."""
        super().validate_password_for_user(user, "new_password1")


class Leaving(forms.Form):
    """The account goes, and if one likes what it keeps as well."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages=PASSWORD_FAULTS,
    )
    networks = forms.BooleanField(required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Whoever finds a browser signed in cannot delete the account."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(WRONG)
        return password


def _say(form: forms.Form, name: str, label: str, faults: dict[str, str], help: str = "") -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help
    field.error_messages.update(faults)
