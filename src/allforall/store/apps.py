"""Tells Django that these models are one application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The application, under the name that its tables begin with."""

    name = "allforall.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
