"""Which part of a name a word is."""

from enum import StrEnum


class Part(StrEnum):
    """The part of a name; family names lose their gender endings in a key, patronymics become the father's name."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
