"""What somebody sees when a page is not there, may not be opened, or failed."""

from django.http import HttpRequest, HttpResponse

from allforall.base.messages import mark, translate
from allforall.desk.show import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django calls it so
    """Say the same whether a thing does not exist or is not for this role: both are unknown to whoever asks."""
    return _said(
        request,
        404,
        mark("There is nothing here"),
        mark("Perhaps it was moved, or it is not for your role."),
    )


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that a request was refused."""
    return _said(
        request,
        403,
        mark("That was refused"),
        mark("The page was open for too long, or was sent from elsewhere. Open it again."),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong, without anything of what it was about."""
    return _said(
        request,
        500,
        mark("Something went wrong here"),
        mark("Nothing was half done. Try again; if it stays so, tell whoever runs this desk."),
    )


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that a form did not come from a page of this desk."""
    return refused(request)


def _said(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    language = getattr(request, "language", "en")
    return page(
        request, "said.html", status, title=translate(title, language), text=translate(text, language)
    )
