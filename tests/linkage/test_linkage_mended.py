import pytest

from allforall.linkage.mended import mended
from allforall.names.keys import Part, token_key


@pytest.mark.parametrize(
    ("slip", "meant", "part"),
    [
        ("Володиимр", "Владимир", Part.GIVEN),
        ("Дмитпо", "Дмитрий", Part.GIVEN),
        ("Михайлоич", "Михайлович", Part.PATRONYMIC),
        ("Олекчійович", "Алексеевич", Part.PATRONYMIC),
    ],
)
def test_a_slip_of_a_known_name_leads_back_to_it_in_either_language(slip, meant, part):
    assert mended(token_key(slip, part), part) == token_key(meant, part)


@pytest.mark.parametrize("name", ["Галина", "Алина", "Заур", "Іда", "Іла", "Ян"])
def test_a_name_that_is_known_short_or_like_no_other_stays_as_it_is(name):
    key = token_key(name, Part.GIVEN)
    assert mended(key, Part.GIVEN) == key
