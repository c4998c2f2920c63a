from datetime import date

import pytest

from claims_texts import one_claim


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Wednesday Kyiv brought 50 soldiers home, Yermak said.", "2025-05-21"),
        ("On 19 April Kyiv brought 50 soldiers home, Yermak said.", "2025-04-19"),
        ("On December 31 Kyiv brought 50 soldiers home, Yermak said.", "2024-12-31"),
        ("On Oct. 2, 2024, Kyiv brought 50 soldiers home, Yermak said.", "2024-10-02"),
        ("In mid-February Kyiv brought 50 soldiers home, Yermak said.", "2025-02"),
        ("Yesterday Kyiv brought 50 soldiers home, Yermak said.", "2025-05-22"),
        ("Kyiv brought 50 soldiers home, Yermak said.", "2025-05-23"),
        ("Kyiv brought home 50 soldiers who had been captive since 2022, Yermak said.", "2025-05-23"),
        ("У середу Україна повернула 50 захисників, повідомив Єрмак.", "2025-05-21"),
        ("19 квітня Україна повернула 50 захисників, повідомив Єрмак.", "2025-04-19"),
        ("Сьогодні Україна повернула 50 захисників, повідомив Єрмак.", "2025-05-23"),
        (
            "31 декабря из украинского плена вернулись 50 военнослужащих, сообщило Минобороны РФ.",
            "2024-12-31",
        ),
        ("On May 19 and 20, Kyiv brought 50 soldiers home, Yermak said.", "2025-05-19/2025-05-20"),
        ("On Monday and Tuesday Kyiv brought 50 soldiers home, Yermak said.", "2025-05-19/2025-05-20"),
        ("Between May 19 and May 21 Kyiv brought 50 soldiers home, Yermak said.", "2025-05-19/2025-05-21"),
        ("In April last year Kyiv brought 50 soldiers home, Yermak said.", "2024-04"),
        ("In the first days of April Kyiv brought 50 soldiers home, Yermak said.", "2025-04"),
        ("З 19 по 21 травня Україна повернула 50 захисників, повідомив Єрмак.", "2025-05-19/2025-05-21"),
        ("19, 20 і 21 травня Україна повернула 50 захисників, повідомив Єрмак.", "2025-05-19/2025-05-21"),
        ("Торік у квітні Україна повернула 50 захисників, повідомив Єрмак.", "2024-04"),
        ("Накануне из украинского плена вернулись 50 военнослужащих, сообщило Минобороны РФ.", "2025-05-22"),
    ],
)
def test_the_day_of_an_event_is_what_text_and_publication_give(text, day):
    assert one_claim(text).event_date == day


def test_without_a_day_of_publication_a_weekday_gives_no_date():
    assert one_claim("On Wednesday Kyiv brought 50 soldiers home, Yermak said.", None).event_date is None


def test_a_past_agreement_without_a_date_has_none():
    claim = one_claim(
        "The return is part of a 1,000 for 1,000 deal between Kyiv and Moscow reached in Istanbul."
    )
    assert (claim.kind, claim.event_date) == ("COMMIT", None)


def test_a_running_total_has_the_day_up_to_which_it_counts():
    text = "From the start of the invasion until 7 May 2025, 2 598 Ukrainian soldiers were freed, Lubinets reported."
    assert one_claim(text, date(2025, 5, 9)).event_date == "2025-05-07"
