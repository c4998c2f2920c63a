"""In which language a page speaks: what somebody chose, else what their browser asks for, else English."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

COOKIE = "language"


class LanguageMiddleware:
    """Sets the language of one request, for our words and for those of the libraries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the rest."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose, and say so in the answer."""
        known = dict(settings.LANGUAGES)
        chosen = request.COOKIES.get(COOKIE, "")
        language = chosen if chosen in known else translation.get_language_from_request(request)
        request.language = language if language in known else "en"
        with translation.override(request.language):
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", request.language)
        return response
