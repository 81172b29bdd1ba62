"""Where the reference material beside the checkout lies, for tests that check against it."""

from pathlib import Path


def shared_folder() -> Path | None:
    """The folder ``shared`` beside the checkout; ``None`` where it is absent."""
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared"
        if (found / "cases").is_dir() and (found / "laws").is_dir():
            return found
    return None
