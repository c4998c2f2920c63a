from allforall.files.judgements import read_judgements
from allforall.people.judgement import Verdict

HEAD = "left,right,verdict,who,why,on\n"


def read(tmp_path, text):
    path = tmp_path / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    return read_judgements(path)


def test_a_judgement_says_who_judged_and_why(tmp_path):
    judgements, findings = read(
        tmp_path, HEAD + "a-missing:7,b-held:12,same,O. Reviewer,same scar in both notes,2025-06-05\n"
    )
    assert not findings
    assert judgements[0].verdict is Verdict.SAME
    assert judgements[0].who == "O. Reviewer"


def test_a_pair_without_a_verdict_still_waits(tmp_path):
    assert read(tmp_path, HEAD + "a-missing:7,b-held:12,,,,\n") == ((), ())


def test_the_last_judgement_of_a_pair_counts_whichever_way_round_it_is_written(tmp_path):
    judgements, findings = read(
        tmp_path,
        HEAD + "a-missing:7,b-held:12,same,One,looks alike,\nb-held:12,a-missing:7,different,Two,brothers,\n",
    )
    assert [j.verdict for j in judgements] == [Verdict.DIFFERENT]
    assert [f.code for f in findings] == ["files.judged_twice"]


def test_a_line_that_cannot_be_read_is_a_finding_with_its_line(tmp_path):
    judgements, findings = read(
        tmp_path, HEAD + "a-missing:7,b-held:12,maybe,One,why not,\na:1,b:2,same,,no name,\n"
    )
    assert not judgements
    assert [f.where.row for f in findings] == [2, 3]
    assert "who is empty" in findings[1].says()


def test_a_judgement_is_taken_back_by_a_new_line(tmp_path):
    lines = "a:7,b:12,same,One,same scar,\nb:12,a:7,Taken_Back,One,it was the brother,\n"
    assert read(tmp_path, HEAD + lines) == ((), ())


def test_a_pair_may_be_judged_anew_after_it_was_taken_back(tmp_path):
    lines = "a:7,b:12,same,One,x,\na:7,b:12,taken back,One,y,\na:7,b:12,different,Two,z,\n"
    judgements, findings = read(tmp_path, HEAD + lines)
    assert [j.verdict for j in judgements] == [Verdict.DIFFERENT]
    assert not findings


def test_taking_back_what_nobody_judged_is_a_finding(tmp_path):
    judgements, findings = read(tmp_path, HEAD + "a:7,b:12,taken back,One,wrong row,\n")
    assert not judgements
    assert [f.code for f in findings] == ["files.nothing_to_take_back"]


def test_a_judgement_is_not_taken_back_without_who_and_why(tmp_path):
    judgements, findings = read(tmp_path, HEAD + "a:7,b:12,same,One,x,\na:7,b:12,taken back,,,\n")
    assert [j.verdict for j in judgements] == [Verdict.SAME]
    assert [f.code for f in findings] == ["files.judgement_unreadable"]
