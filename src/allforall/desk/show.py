"""Answers with a page of ours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Fill a template of the desk."""
    answer: HttpResponse = render(request, template, context, status=status, using="desk")
    return answer
