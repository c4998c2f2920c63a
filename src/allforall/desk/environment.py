"""The templates' surroundings: everything is escaped, a missing name is an error, control characters never get through."""

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from allforall.documents.charts.svg import clean


def environment(**options: Any) -> Environment:
    """Open the templates for Django."""
    options["undefined"] = StrictUndefined
    made = Environment(  # noqa: S701  # Django passes autoescape, and a test holds it
        **options, trim_blocks=True, lstrip_blocks=True, finalize=_presentable
    )
    made.globals.update(static=static, url=_url, get_messages=get_messages)
    return made


def _url(name: str, /, *args: Any, **kwargs: Any) -> str:
    return str(reverse(name, args=args or None, kwargs=kwargs or None))


def _presentable(value: Any) -> Any:
    """Clean every text on its way into the page; what is marked as safe has been cleaned by whoever made it."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
