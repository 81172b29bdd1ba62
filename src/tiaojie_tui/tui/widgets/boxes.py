"""Boxes that set widgets below or beside each other and cause no second layout and no second paint."""

from typing import Self

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region, Size
from textual.reactive import Reactive


def still_size() -> Reactive[Size]:
    """``virtual_size`` for a class whose content never changes where it stands.

    Textual's own lays the screen out and paints it a second time whenever something was put on it, in case
    a scrollbar came; here none ever comes.
    """
    return Reactive(Size(0, 0), layout=False, repaint=False)


class _Empty:
    """Draws nothing of its own. Textual asks a box to paint, twice, after each removal of a widget."""

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Lay out without painting: what a layout moves it paints by itself."""
        paint = repaint and not layout
        super().refresh(*regions, repaint=paint, layout=layout, recompose=recompose)  # type: ignore[misc]
        return self


class Stack(_Empty, Vertical):
    """Widgets one below the other."""

    virtual_size = still_size()


class Beside(_Empty, Horizontal):
    """Widgets one beside the other."""

    virtual_size = still_size()


class Column(_Empty, VerticalScroll, can_focus=False, inherit_bindings=False):
    """Widgets one below the other, scrolled to where its owner says; takes no key and no focus."""

    virtual_size = still_size()
