"""Every test here has a desk of its own."""

from desk_made import case, desk, django_set_up, offered

__all__ = ["case", "desk", "offered"]

django_set_up()
