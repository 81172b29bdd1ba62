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


def main() -> None:
    """Draw all templates into the folder given, else into ``templates/`` beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "templates"
    for name, draw in DRAWINGS.items():
        draw(folder / f"{name}.docx")


if __name__ == "__main__":
    main()
