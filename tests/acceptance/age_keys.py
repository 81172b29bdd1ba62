"""A real pair of age keys; the tests that need one are skipped where the program is not installed."""

import shutil
import subprocess
from pathlib import Path

import pytest


def pair(folder: Path) -> tuple[str, Path]:
    """The public key, and the file with the private one."""
    if shutil.which("age-keygen") is None:
        pytest.skip("age is not installed")
    identity = folder / "identity.txt"
    subprocess.run(["age-keygen", "-o", str(identity)], check=True, capture_output=True)
    asked = subprocess.run(["age-keygen", "-y", str(identity)], check=True, capture_output=True, text=True)
    return asked.stdout.strip(), identity
