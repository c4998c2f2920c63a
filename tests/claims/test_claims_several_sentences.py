"""What only more than one clause tells: another day, the same number, who goes on, what a question asked for."""

from datetime import date

import pytest

from allforall.claims.article import Article
from allforall.claims.read import read_article

HEADS = {
    "en": "Ukraine and Russia: prisoner exchange",
    "uk": "Україна і Росія: обмін полоненими",
    "ru": "Украина и Россия: обмен пленными",
}


def said(language, text):
    """Write the claims of a text in short, each with its day."""
    title = HEADS[language]
    article = Article(f"{title}\n\n{text}", language, date(2025, 6, 3), "text", title=title)
    return [
        " ".join(
            [
                c.kind.value,
                c.speaker,
                str(c.event_date),
                *sorted(f"{x.to}{x.n}{'p' * (x.role == 'part')}" for x in c.counts),
            ]
        )
        for c in read_article(article).claims
    ]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "en",
            "Russia and Ukraine swapped 107 prisoners each on 3 April and, on 11 April, 45 Ukrainian soldiers returned.",
            ["DONE press 2025-04-03 RU107 UA107", "DONE press 2025-04-11 UA45"],
        ),
        (
            "en",
            "On Friday each side freed 390 people. On Sunday it was 303.",
            ["DONE press 2025-05-30 RU390 UA390", "DONE press 2025-06-01 RU303 UA303"],
        ),
        (
            "uk",
            "У п'ятницю сторони обміняли по 390 полонених. У неділю - по 303.",
            ["DONE press 2025-05-30 RU390 UA390", "DONE press 2025-06-01 RU303 UA303"],
        ),
        (
            "ru",
            "В пятницу из плена вернулись 390 человек, в субботу - 307, сообщило Минобороны РФ.",
            ["DONE RU.mod 2025-05-30 RU390", "DONE RU.mod 2025-05-31 RU307"],
        ),
        (
            "uk",
            "У серпні, сьомого числа, з полону повернулися двадцять двоє бійців.",
            ["DONE press 2024-08-07 UA22"],
        ),
    ],
)
def test_several_days_are_several_handovers(language, text, claims):
    assert said(language, text) == claims


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Two weeks ago, on May 25, Ukraine regained 106 fighters.", ["2025-05-25"]),
        ("en", "Three weeks after the last exchange 150 prisoners were freed on Monday.", ["2025-06-02"]),
        ("en", "KYIV, June 3 - Russia handed over 65 prisoners a day earlier.", ["2025-06-02"]),
        ("en", "Between May 23 and 25 the two sides exchanged 1,000 people each.", ["2025-05-23/2025-05-25"]),
        ("ru", "Двумя днями ранее, 31 мая, Россия передала 1200 тел.", ["2025-05-31"]),
        (
            "ru",
            "Накануне Пасхи, 19 апреля, Украина получила из плена 277 военных.",
            ["2025-04-19"],
        ),
        ("uk", "Минулого вівторка з полону повернулися 95 захисників.", ["2025-05-27"]),
    ],
)
def test_a_day_is_reckoned_from_what_it_is_said_of(language, text, days):
    assert [claim.split()[2] for claim in said(language, text)] == days


def test_the_entries_of_a_chronicle_have_the_day_that_heads_them():
    text = (
        "7 червня. Мединський звинувачує Київ у зриві обміну.\n"
        "11 червня. В Україну повернуто тіла 1212 полеглих.\n13 червня. Ще 1200 тіл."
    )
    title = "Щоденник обмінів України і Росії"
    claims = read_article(Article(f"{title}\n\n{text}", "uk", date(2025, 6, 20), "text", title=title)).claims
    assert [c.event_date for c in claims] == ["2025-06-07", "2025-06-11", "2025-06-13"]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "en",
            "“We have brought 157 of our people home,” Zelensky wrote.\nIn Moscow, the Defence Ministry gave the same figure.",
            ["DONE UA.president 2025-06-03 UA157", "DONE RU.mod 2025-06-03 RU157"],
        ),
        (
            "en",
            "On Monday 63 Russians and 116 Ukrainians were freed. Together, that is 179 people.",
            ["DONE press 2025-06-02 RU63 UA116", "DONE press 2025-06-02 both179"],
        ),
        (
            "en",
            "On Monday Russia got back 106 soldiers and Ukraine 100.\nThe hundred and six, the Russian ministry specified, are in hospital.",
            ["DONE press 2025-06-02 RU106 UA100", "DONE RU.mod 2025-06-02 RU106"],
        ),
        (
            "en",
            "On 17 May Ukraine received 1,000 bodies. The same number followed on 28 May.",
            ["DONE press 2025-05-17 UA1000", "DONE press 2025-05-28 UA1000"],
        ),
        (
            "en",
            "For three pilots Russia gave Ukraine 45 prisoners of war on Monday.",
            ["DONE press 2025-06-02 RU3 UA45"],
        ),
        (
            "en",
            "Kyiv brought home 95 soldiers on Monday; Moscow, 90.",
            ["DONE press 2025-06-02 RU90 UA95"],
        ),
    ],
)
def test_a_number_is_told_again_without_its_verb(language, text, claims):
    assert said(language, text) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "ru",
            "Ста шести российским военнослужащим возвращена свобода. Как доложило Минобороны, переговоры шли трудно.",
            ["DONE RU.mod 2025-06-03 RU106"],
        ),
        (
            "en",
            "Russia has got back three of its pilots, RIA Novosti reports with reference to the Defence Ministry.",
            ["DONE RU.mod 2025-06-03 RU3"],
        ),
        (
            "en",
            "Ukraine has received 1,003 bodies that Russia says are those of its soldiers, according to the Coordination Headquarters.",
            ["DONE UA.coord_hq 2025-06-03 UA1003"],
        ),
        ("ru", "Из плена вернулись 200 солдат, добавили военные.", ["DONE RU.mod 2025-06-03 RU200"]),
        (
            "en",
            "Hungary has taken in eleven Ukrainian POWs whom Russia gave up without telling Kyiv.",
            ["DONE press 2025-06-03 UA11"],
        ),
    ],
)
def test_who_goes_on_and_whom_a_medium_cites_has_said_it(language, text, claims):
    assert said(language, text) == claims


def test_a_text_that_names_an_office_holder_and_no_country_is_of_this_war():
    text = "До обміну лишаються дні\n\n205 захисників зустріли вдома 6 травня, сказав Дмитро Лубінець."
    reading = read_article(Article(text, "uk", date(2025, 5, 12), "text"))
    assert [(c.speaker, c.event_date) for c in reading.claims] == [("UA.ombudsman", "2025-05-06")]


def test_an_answer_is_of_the_kind_that_was_asked_for():
    text = "- Сколько наших военных остается в плену?\n- Около тысячи, - говорит Татьяна Москалькова."
    assert [claim.split()[0] for claim in said("ru", text)] == ["HELD"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Zelensky said he works so that Ukrainians in captivity can spend Christmas at home."),
        ("en", "The freed Russians are in Belarus, the Russian Defence Ministry said."),
        ("en", "The released Russians are being given medical help, the Defence Ministry said."),
        ("uk", "Обміни тривають, і ми працюємо над поверненням кожного, сказав президент."),
        ("ru", "Работа по освобождению наших ребят продолжается, сказала Москалькова."),
        ("en", "Addressing the leaders of the G20, Zelensky spoke of prisoners at length."),
    ],
)
def test_work_places_and_purposes_are_no_handover(language, text):
    assert said(language, text) == []
