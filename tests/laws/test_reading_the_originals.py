"""The reference material: all originals and all texts are read, each with the articles its list says."""

import json
from pathlib import Path

import pytest

from tests.laws.statutes import laws_folder
from tiaojie_tui.laws import files

_FOLDER = laws_folder() or Path()
pytestmark = pytest.mark.skipif(laws_folder() is None, reason="the statutes are not beside the checkout")


def listed() -> dict[str, dict[str, object]]:
    entries = json.loads((_FOLDER / "index.json").read_text("utf-8"))
    return {entry["law"]: entry for entry in entries}


def test_every_text_is_read_with_all_its_articles() -> None:
    known = listed()
    texts = [files.read(_FOLDER / str(entry["file"])) for entry in known.values()]
    assert len(texts) == 80
    for text in texts:
        entry = known[text.title]
        assert [(one.number, one.inserted) for one in text.articles] == [
            (number, 0) for number in range(1, int(str(entry["articles"])) + 1)
        ]
        assert text.doc_no == (entry["doc_no"] or "")


def test_every_original_is_read_with_all_its_articles_and_its_day() -> None:
    known = listed()
    originals = sorted((_FOLDER / "docx").glob("*.docx"))
    assert len(originals) == 65
    for path in originals:
        text = files.read(path)
        entry = known[text.title]
        assert (len(text.articles), text.dated.isoformat()) == (entry["articles"], entry["version_date"])
