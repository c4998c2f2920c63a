"""Two names, a number and its reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.compare import LIKELY, compare, compare_many
from allforall.names.latin import BY_CODE, to_latin
from allforall.names.part import Part
from two_languages import uk_to_ru

SURNAMES = ("Шевченко", "Гончар", "Гончаренко", "Коваль", "Ковальчук", "Зеленський", "Кузьмін", "Чорний")
GIVEN = ("Олексій", "Олександр", "Іван", "Микола", "Юрій", "Тарас")
PATRONYMICS = ("Олексійович", "Іванович", "Миколайович", "Петрович")
PEOPLE = st.tuples(st.sampled_from(SURNAMES), st.sampled_from(GIVEN), st.sampled_from(PATRONYMICS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Шевченко Олексій Петрович", "Алексей Петрович ШЕВЧЕНКО"),
        ("Шевченко Олексій Петрович", "Aleksej SCHEWTSCHENKO"),
        ("Шевченко Т. Г.", "Taras Hryhorovych Shevchenko"),
        ("Саша Коваль", "Коваль Олександр"),
        ("Мельник Іван", "Нечуй-Мельник Іван"),
        ("Бондаренко Микола", "Бондоренко Николай"),
        ("Білий Іван", "Белый Иван"),
        ("ШЕВЧЕНКОТарас", "Шевченко Тарас"),
        ("Бандарэнка Мікалай", "Бондаренко Николай"),
        ("Ціханоўская Святлана", "Тихановская Светлана"),
        ("Гарбачоў Міхаіл", "Горбачёв Михаил"),
        ("Pratasevich Raman", "Протасевич Роман"),
        ("Коваль (Петренко) Марія Іванівна", "Петренко Мария Ивановна"),
        ("Петренко Іван Сергійович", "Иван Петренко Сергеевич"),
        ("Алиев Вагиф Гусейн-оглы", "Алієв Вагіф Гусейнович"),
        ("Алиева Лейла Гусейн кызы", "Əliyeva Leyla Hüseyn qızı"),
        ("Асанов Бакыт Асан улу", "Асанов Бакит Асанович"),
        ("მიხეილ სააკაშვილი", "Саакашвілі Міхеїл"),
        ("Սերժ Սարգսյան", "Саргсян Серж"),
        ("полковник Коваль Іван Петрович", "Коваль Иван Петрович"),
    ],
)
def test_one_name_is_recognised(one, other):
    assert compare(one, other).score >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Петренко Іван Миколайович", "Петренко Петро Миколайович"),
        ("Петренко Олексій Миколайович", "Петренко Олександр Миколайович"),
        ("Петренко Іван Петрович", "Петренко Петро Іванович"),
        ("Петренко Іван Миколайович", "Петренко Іван Петрович"),
        ("Гончар Іван", "Гончаров Иван"),
        ("Коваль Іван", "Ковальчук Іван"),
        ("Олексієнко Петро", "Олексій Петренко"),
        ("Тарас Григорович", "Шевченко"),
    ],
)
def test_brothers_father_and_son_and_other_families_stay_apart(one, other):
    assert compare(one, other).score < LIKELY


FALSE_FRIENDS = {
    "another family's name": [("Гончар Іван", "Гончаров Иван"), ("Honchar Ivan", "Honcharov Ivan"), ("Коваль Іван", "Коваленко Иван"), ("Гончар Ахмед", "Гончаров Ахмед"), ("Мельник Петро", "Мельничук Пётр")],
    "brothers": [("Бондар Олексій Іванович", "Бондар Олександр Іванович"), ("Бондар Іван", "Бондар Петро"), ("Mamedov Ali Hasan ogly", "Mamedov Vali Hasan ogly")],
    "brother and sister": [("Бондар Олександр Іванович", "Бондар Олена Іванівна"), ("Петров Іван Ілліч", "Петрова Інна Іллівна")],
    "namesakes": [("Бондар Іван Петрович", "Бондар Іван Павлович"), ("Бондар Иван Ильич", "Бондар Іван Лукич"), ("Bondar Ivan Petrovych", "Бондар Иван Павлович"), ("Мамедов Алі Гасан огли", "Мамедов Али Гусейнович")],
    "father and son": [("Бондар Іван Петрович", "Бондар Петро Іванович"), ("Ali bin Hasan Mansur", "Hasan bin Ali Mansur")],
    "namesakes by initials": [("Бондар І. П.", "Бондар Петро Іванович"), ("Бондар І.", "Бондар Олексій")],
    "halves of another double name": [("Нечуй-Левицький Іван", "Нечуй-Вітер Іван")],
    "only a word in common": [("Тарас Григорович", "Шевченко")],
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair for pairs in FALSE_FRIENDS.values() for pair in pairs])
def test_false_friends_of_every_class_stay_apart(one, other):
    assert compare(one, other).score < LIKELY
    assert compare(other, one).score < LIKELY


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("Коваль Олексій", "Коваль Алексей", "Given name: Олексій and Алексей are the Ukrainian and the Russian form of one name."),
        ("Коваль Алексей", "Коваль Олексій", "Given name: Олексій and Алексей are the Ukrainian and the Russian form of one name."),
        ("Коваль Олексій", "Koval Oleksii", "Given name: Олексій and Oleksii are one name in two spellings."),
        ("Петренко Іван", "Петрінка Іван", "Family name: differs in letters (2): Петренко / Петрінка."),
        ("Гончар Іван", "Гончаров Иван", "Family name: Гончар and Гончаров differ by an ending that makes another family's name."),
        ("Коваль І.", "Коваль Іван", "Given name: of І. and Іван one may stand for the other; an initial is weak evidence."),
        ("Коваль Саша", "Коваль Олександр", "Given name: of Саша and Олександр one may be what friends say for the other; this is weak evidence."),
        ("Коваль Іван", "Коваль Іван Петрович", "Patronymic: stands in one of the two names only: Петрович."),
        ("Коваль Іван", "Іван Коваль", "The order of family name and given name differs."),
        ("Роман Богдан", "Богдан Роман", "What is the family name in one is the given name in the other."),
    ],
)  # fmt: skip
def test_reasons_are_sentences_about_names(one, other, sentence):
    assert sentence in [reason.say() for reason in compare(one, other).reasons]


def test_another_order_lowers_the_score():
    same = compare("Коваль Іван", "Коваль Іван").score
    turned = compare("Коваль Іван", "Іван Коваль").score
    exchanged = compare("Роман Богдан", "Богдан Роман").score
    assert same == 1.0
    assert LIKELY <= exchanged < turned < same


def test_weak_evidence_scores_lower_than_a_full_name():
    full = compare("Коваль Олександр", "Коваль Александр").score
    assert compare("Коваль Саша", "Коваль Александр").score < full
    assert compare("Коваль О.", "Коваль Александр").score < full
    assert compare("Коваль", "Коваль Александр").score < full


def test_either_form_of_a_name_may_be_the_initial():
    assert (
        compare("Коваль О.", "Коваль Алексей").score >= LIKELY > compare("Коваль П.", "Коваль Алексей").score
    )


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_two_texts_compare_the_same_both_ways(one, other):
    forth, back = compare(one, other), compare(other, one)
    assert forth.score == back.score
    assert 0 <= forth.score <= 1


@given(st.data())
def test_any_two_names_of_any_origin_compare_the_same_both_ways(data):
    word = st.sampled_from(
        [
            "Ali",
            "bin",
            "al-Masri",
            "Hasan",
            "K.",
            "Dr.",
            "Karim",
            "Karin",
            "MansourAli",
            "محمد",
            "习近平",
            "Коваль",
        ]
    )
    one, other = (" ".join(data.draw(st.lists(word, max_size=6))) for _ in range(2))
    forth, back = compare(one, other), compare(other, one)
    assert forth.score == back.score == compare_many([one], [other])[0]
    assert {reason.kind for reason in forth.reasons} == {reason.kind for reason in back.reasons}


@given(PEOPLE, PEOPLE)
def test_any_two_people_compare_the_same_both_ways_and_as_in_bulk(one, other):
    left, right = " ".join(one), " ".join(other)
    assert compare(left, right).score == compare(right, left).score == compare_many([left], [right])[0]


@given(PEOPLE, st.sampled_from(sorted(BY_CODE.values(), key=str)))
def test_a_name_is_recognised_in_every_style(person, style):
    written = person
    if style.language == "ru":
        written = tuple(uk_to_ru(word, part) for word, part in zip(person, Part, strict=True))
    assert compare(" ".join(person), to_latin(" ".join(written), style.code)).score >= LIKELY
