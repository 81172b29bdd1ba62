"""A file that a command names."""

from pathlib import Path

from tiaojie_tui.casework.desk import Refused


def bytes_of(path: Path) -> bytes:
    """What is in the file. Raises ``Refused``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"没有「{path}」这个文件，请核对文件名。") from None
    except IsADirectoryError:
        raise Refused(f"「{path}」是文件夹，请写文件名。") from None
    except OSError:
        raise Refused(f"读不了「{path}」，可能没有权限。") from None
