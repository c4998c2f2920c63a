"""Who holds people on generated lists: invented services, an invented authority, an invented company, or nobody knows."""

from dataclasses import dataclass

from allforall.base.parties import Letter


@dataclass(frozen=True, slots=True)
class GeneratedHolder:
    """A holder in both languages, its type, its share of the held, and its invented places of detention."""

    uk: str
    ru: str
    type: str
    share: float
    sites_uk: tuple[str, ...]
    sites_ru: tuple[str, ...]

    def name(self, keeper: Letter) -> str:
        """The name as the bureau of a party writes it; empty where nobody knows who it is."""
        return self.uk if keeper == "A" else self.ru

    def sites(self, keeper: Letter) -> tuple[str, ...]:
        """Its places of detention as the bureau of a party writes them."""
        return self.sites_uk if keeper == "A" else self.sites_ru


HOLDERS: dict[Letter, tuple[GeneratedHolder, ...]] = {
    "A": (
        GeneratedHolder(
            "пенітенціарна служба", "пенитенциарная служба", "state", 0.8,
            ("табір Захід-1", "табір Захід-2", "СІЗО № 97"), ("лагерь Запад-1", "лагерь Запад-2", "СИЗО № 97"),
        ),
        GeneratedHolder(
            "військова служба правопорядку", "военная служба правопорядка", "state", 0.15,
            ("приймальний пункт 901", "військовий шпиталь 902"), ("приёмный пункт 901", "военный госпиталь 902"),
        ),
        GeneratedHolder("служба розшуку", "служба розыска", "state", 0.05, ("СІЗО № 98",), ("СИЗО № 98",)),
    ),
    "B": (
        GeneratedHolder(
            "служба виконання покарань", "служба исполнения наказаний", "state", 0.58,
            ("ВК-901", "ВК-904", "ВК-909", "СІЗО-97"), ("ИК-901", "ИК-904", "ИК-909", "СИЗО-97"),
        ),
        GeneratedHolder(
            "військова поліція", "военная полиция", "state", 0.16,
            ("гарнізонний шпиталь 903", "табір Схід-3"), ("гарнизонный госпиталь 903", "лагерь Восток-3"),
        ),
        GeneratedHolder(
            "самопроголошена адміністрація", "самопровозглашённая администрация", "defacto", 0.15,
            ("колонія № 95", "підвал комендатури"), ("колония № 95", "подвал комендатуры"),
        ),
        GeneratedHolder(
            "ПВК «Тихий брід»", "ЧВК «Тихий брод»", "company", 0.06, ("база «Млин»",), ("база «Мельница»",)
        ),
        GeneratedHolder("", "", "unknown", 0.05, ("",), ("",)),
    ),
}  # fmt: skip
"""Whose bureau keeps the list of the held → its holders."""
