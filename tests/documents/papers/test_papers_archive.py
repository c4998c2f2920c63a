"""Papers for archives: the parts that PDF/A-2b asks for, structure tags, own fonts, the same bytes every time.

That is not the same as a validation by veraPDF, which no registry at hand has.
"""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import allforall.documents.papers
from allforall.documents.papers.paper import LANGUAGES, Kind
from allforall.documents.papers.pdf import pdf
from documents.papers.paper_samples import paper
from machine import needs, program

FONTS = Path(allforall.documents.papers.__file__).parent / "fonts"
EVERY = [(kind, language) for kind in Kind for language in LANGUAGES]


@pytest.fixture(scope="module")
def made():
    return {(kind, language): pdf(paper(kind, (language,))) for kind, language in EVERY}


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_a_paper_has_the_parts_that_an_archive_asks_for(made, kind, language):
    with pikepdf.open(BytesIO(made[kind, language])) as opened:
        said = opened.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "B")
        [intent] = opened.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.StructTreeRoot.K is not None
        assert str(opened.Root.Lang) == language
        assert opened.trailer.Info.Title
        assert opened.trailer.get("/Encrypt") is None
        assert not any(name in opened.Root for name in ("/AcroForm", "/OpenAction", "/AA"))


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_font_is_inside(made, kind, language):
    with pikepdf.open(BytesIO(made[kind, language])) as opened:
        fonts = [
            font
            for font in opened.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font"
        ]
        inner = [each for font in fonts for each in font.get("/DescendantFonts", [font])]
        assert inner
        for font in inner:
            described = font.FontDescriptor
            assert any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))
            assert "Noto" in str(described.FontName)
        assert all("/ToUnicode" in font for font in fonts if font.get("/Subtype") == "/Type0")


def test_tables_have_heads_and_titles_are_headings(made):
    with pikepdf.open(BytesIO(made[Kind.MANIFEST, "uk"])) as opened:
        roles = {str(each.S) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and each.get("/Type") == "/StructElem"}  # fmt: skip
        roles |= {str(each.S) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each}  # fmt: skip
    assert {"/Table", "/TH", "/TD", "/H1", "/P"} <= roles


@pytest.mark.parametrize("kind", list(Kind))
def test_the_same_content_gives_the_same_bytes(made, kind):
    assert pdf(paper(kind, ("uk",))) == made[kind, "uk"]


def test_the_machine_that_sets_a_paper_leaves_no_trace_in_it(made, tmp_path):
    code = (
        "import sys; from allforall.documents.paper_check.read import parse_paper;"
        "from allforall.documents.papers.pdf import pdf;"
        "said = parse_paper(open(sys.argv[1], 'rb').read()).model_copy(update={'languages': ('uk',)});"
        "open(sys.argv[2], 'wb').write(pdf(said))"
    )
    (tmp_path / "content.json").write_bytes(paper(Kind.MANIFEST).to_bytes())
    elsewhere = {
        "TZ": "Asia/Tokyo",
        "SOURCE_DATE_EPOCH": "1",
        "LC_ALL": "C",
        "TYPST_FONT_PATHS": "/usr/share/fonts",
        "PYTHONHASHSEED": "7",
        "HOME": "/nowhere",
    }
    words = [sys.executable, "-c", code, str(tmp_path / "content.json"), str(tmp_path / "there.pdf")]
    subprocess.run(words, env={**os.environ, **elsewhere}, check=True)
    assert (tmp_path / "there.pdf").read_bytes() == made[Kind.MANIFEST, "uk"]


def test_another_letter_gives_another_digest_and_other_bytes(made):
    other = paper(Kind.RECEIPT, ("en",), place="Ankara")
    assert other.digest != paper(Kind.RECEIPT).digest
    assert pdf(other) != made[Kind.RECEIPT, "en"]


class TestQpdf:
    pytestmark = needs("qpdf")

    @pytest.mark.parametrize("kind", list(Kind))
    def test_finds_no_fault(self, made, kind, tmp_path):
        path = tmp_path / "paper.pdf"
        path.write_bytes(made[kind, "ar"])
        told = subprocess.run(
            [program("qpdf"), "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stdout + told.stderr
        assert "No syntax or stream encoding errors" in told.stdout


def test_fonts_are_those_that_were_cut():
    sums = dict(reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert found == sums
    assert (FONTS / "OFL.txt").is_file()
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 1_500_000
