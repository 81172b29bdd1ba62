"""Is a .docx what Word opens? Microsoft's validator says so, and three checks of what it does not see."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from tests.papers.sample import parts_of
from tests.papers.validator import complaints

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ("{{", "}}", "{%", "%}", "｛｛", "｝｝")
_AT_ONCE = 2


def invalid(papers: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What is wrong with each of the papers, by name; those with nothing wrong are left out."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        said = pool.map(lambda name: _complaints(papers[name], folder / name), papers)
        found = {name: [*sdk, *unseen(papers[name])] for name, sdk in zip(papers, said, strict=True)}
    return {name: faults for name, faults in found.items() if faults}


def _complaints(docx: bytes, folder: Path) -> list[str]:
    folder.mkdir()
    return complaints(docx, folder)


def unseen(docx: bytes) -> list[str]:
    """What the SDK lets pass and Word does not open, or an office's marks that would be printed."""
    found = []
    for name, xml in parts_of(docx).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = ElementTree.fromstring(xml)
        if any(len(cell) == 0 or cell[-1].tag != _W + "p" for cell in root.iter(_W + "tc")):
            found.append(f"{name}: a cell does not end in a paragraph")
        if any(table.find(_W + "tr") is None for table in root.iter(_W + "tbl")):
            found.append(f"{name}: a table has no row")
        text = "".join(root.itertext())
        found += [f"{name}: {mark} is left over" for mark in _MARKS if mark in text]
    return found
