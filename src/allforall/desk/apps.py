"""Tells Django that the desk is an application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The pages; the tables are those of the store."""

    name = "allforall.desk"
    label = "desk"
