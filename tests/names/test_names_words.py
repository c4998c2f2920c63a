"""Names of any origin, word by word."""

import pytest

from allforall.names.compare import LIKELY, compare
from allforall.names.words import INITIAL, PARTICLE, words_of


def typed(text):
    return [word.typed for word in words_of(text).words]


@pytest.mark.parametrize(
    ("text", "words", "titles"),
    [
        ("Dr. Jane Q. Doe", ["Jane", "Q", "Doe"], ("Dr",)),
        ("Präsident Barack Obama", ["Barack", "Obama"], ("Präsident",)),
        ("President Obama", ["President", "Obama"], ()),
        ("SergeiLavrov", ["Sergei", "Lavrov"], ()),
        ("ШЕВЧЕНКОТарас", ["ШЕВЧЕНКО", "Тарас"], ()),
        ("Ronald McDonald", ["Ronald", "McDonald"], ()),
        ("Jean-Claude Juncker", ["Jean", "Claude", "Juncker"], ()),
        ("习近平", ["习", "近平"], ()),
        ("贝拉克·奥巴马", ["贝拉克", "奥巴马"], ()),
        ("полковник Коваль Іван", ["Коваль", "Іван"], ("полковник",)),
        (" - ", [], ()),
    ],
)
def test_a_name_is_taken_apart_into_words_and_titles(text, words, titles):
    assert typed(text) == words
    assert words_of(text).titles == titles


def test_particles_and_initials_say_little():
    weights = [word.weight for word in words_of("Osama bin Laden J.").words]
    assert weights[1] == PARTICLE < weights[3] == INITIAL < weights[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Karim Mansour", "Karim Mansour"),
        ("Abdul Rahman al-Khatib", "Abdulrahman Al Khatib"),
        ("KarimMansour", "Karim Mansour"),
        ("Kar im Mansour", "Karim Mansour"),
        ("Mehmet Yılmaz", "Yilmaz, Mehmet"),
        ("Ludwig van Beethoven", "Beethoven Ludwig"),
        ("Jean-Pierre Dupont", "J.-P. Dupont"),
        ("Bill Thornton", "William Thornton"),
        ("Hassan Ali Mohamed", "Hasan Mohammed"),
        ("محمد علي", "Mohammed Ali"),
        ("ბარაკ ობამა", "Barack Obama"),
        ("バラク・オバマ", "Barack Obama"),
        ("Ντόναλντ Τραμπ", "Ntonalnt Tramp"),
        ("בנימין נתניהו", "Binyamin Netanyahu"),
        ("Բարաք Օբամա", "Barak Obama"),
        ("习近平", "Xi Jinping"),
        ("Аль-Асад Башар", "بشار الأسد"),
    ],
)
def test_one_name_is_recognised_whatever_its_origin(one, other):
    assert compare(one, other).score >= LIKELY
    assert compare(other, one).score >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ahmad bin Hasan al-Ubaidi", "Hasan bin Ahmad al-Ubaidi"),
        ("Yusuf Ibrahim al-Dulaimi", "Yusuf Ibrahim al-Tikriti"),
        ("Kim Jong Sik", "Kim Yong Nam"),
        ("习近朋", "习近平"),
        ("이재형", "이재명"),
        ("K. Mansour", "Rashid Mansour"),
        ("N. N.", "Nasser Nabil"),
        ("Thomas Lind", "Thomas Gardner"),
        ("Bart De Vries", "Bart De Wever"),
        ("Maria Schneider", "Martha Weber"),
    ],
)
def test_two_names_stay_apart_whatever_their_origin(one, other):
    assert compare(one, other).score < LIKELY
    assert compare(other, one).score < LIKELY


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("Dr. Karim Mansour", "Karim Mansour", "Left out as titles: Dr."),
        ("Karim Mansour", "Karim Rashid Mansour", "In one of the two names only: Rashid."),
        ("Karim Adel Mansour", "Karim Rashid Mansour", "Adel stands against Rashid."),
        ("Karim bin Adel", "Adel bin Karim", "Who is the child and who the father differs."),
        ("Bill Thornton", "William Thornton", "Of Bill and William one may be what friends say for the other; this is weak evidence."),
        ("Yilmaz Mehmet", "Yılmaz Mehmet", "Yilmaz and Yılmaz are one word in two spellings."),
        ("Karim Mansour", "Karin Mansour", "Karim and Karin differ in letters (1)."),
        ("K. Mansour", "Karim Mansour", "Of K and Karim one may stand for the other; an initial is weak evidence."),
        ("Karim Mansour", "Karim Mansour", "Karim stands in both."),
        ("Karim Mansour", "كريم منصور", "Karim and كريم have the same consonants; one of the scripts writes few vowels."),
    ],
)  # fmt: skip
def test_every_word_has_its_reason(one, other, sentence):
    assert sentence in [reason.say() for reason in compare(one, other).reasons]


def test_words_left_out_count_less_than_words_that_differ():
    full = compare("Karim Mansour", "Karim Mansour").score
    shorter = compare("Karim Rashid Mansour", "Karim Mansour").score
    other = compare("Karim Rashid Mansour", "Karim Adel Mansour").score
    assert other < LIKELY <= shorter < full
