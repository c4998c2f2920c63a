import json

import pytest

from allforall.base.errors import InputError
from allforall.linkage import link
from allforall.linkage.model import default_model, parse, read_model, written
from allforall.linkage.training import train
from allforall.sampling.noise import MEDIUM
from allforall.sampling.two_bureaus import sample
from linkage_people import TARAS, person_list


@pytest.fixture(scope="module")
def lists():
    two = zip(sample(3_000, 11, MEDIUM), range(2), strict=False)
    return [person_list(one.name, one.rows.to_dicts()) for one, _ in two]


@pytest.fixture(scope="module")
def trained(lists):
    return train(lists)


def test_weights_learned_without_truth_come_near_those_learned_with_it(trained):
    for field, level in [("dob", "same"), ("surname", "same"), ("given", "same"), ("place", "same")]:
        known, learned = (m.chances[field][level].weight for m in (default_model(), trained.model))
        assert learned == pytest.approx(known, abs=1.0), (field, level)


def test_a_learned_model_says_how_it_was_learned_and_what_it_left_alone(trained):
    story = trained.model.training
    assert [one["people"] for one in story["lists"]] == [3_000, 3_000]
    assert all(block["settled"] for block in story["blocks"])
    assert "mother_maiden_name" in story["kept_as_before"]
    assert trained.model.bands == default_model().bands


def test_a_model_read_back_from_its_file_is_the_same(trained, tmp_path):
    path = tmp_path / "model.json"
    path.write_text(written(trained.model), encoding="utf-8")
    assert read_model(path) == trained.model
    assert parse(json.loads(written(default_model()))) == default_model()


def test_learning_again_gives_the_same_model(trained, lists):
    assert train(lists).model == trained.model


def test_what_is_no_model_is_refused_in_words(tmp_path):
    path = tmp_path / "model.json"
    path.write_text('{"fields": {}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"model\.json is no linkage model") as refused:
        read_model(path)
    assert refused.value.code == "linkage.not_a_model"


def test_lists_too_short_to_learn_from_keep_the_weights_they_had():
    one = person_list("a", [TARAS])
    found = train([one, person_list("b", [TARAS])])
    assert found.model.chances == default_model().chances
    assert link(one, one, model=found.model).pairs.height == 1
