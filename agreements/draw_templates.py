"""Draws the templates of our papers: ``python agreements/draw_templates.py [FOLDER]``.

The .docx files in ``templates/`` are what the program uses and what an office edits in Word or WPS. They
are drawn here first, so that a change to one can be read and reviewed as text.
"""

import sys
from pathlib import Path

import agreement
import closing_papers
import dossier
import intake_papers
import office_sheets
import records
import register_sheets
import sheets

import plain

DRAWINGS = {
    **dossier.DRAWINGS,
    **intake_papers.DRAWINGS,
    **records.DRAWINGS,
    **agreement.DRAWINGS,
    **closing_papers.DRAWINGS,
    **office_sheets.DRAWINGS,
    **sheets.DRAWINGS,
    **register_sheets.DRAWINGS,
}


_MADE_TO_FIT = ("明白卡",)
"""Its words are counted for one page of one look."""


def main() -> None:
    """Draw all templates into the folder given, else into ``templates/`` beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "templates"
    plainer = folder / plain.NAME
    plainer.mkdir(exist_ok=True)
    for name, draw in DRAWINGS.items():
        draw(folder / f"{name}.docx")
        if name not in _MADE_TO_FIT:
            (plainer / f"{name}.docx").write_bytes(plain.plain((folder / f"{name}.docx").read_bytes()))


if __name__ == "__main__":
    main()
