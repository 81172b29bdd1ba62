"""What a printer reports of itself, as sentences: the keywords of RFC 8011, 5.4.12, and those of CUPS."""

from collections.abc import Iterable

_SEVERITIES = ("-error", "-warning", "-report")
_TROUBLES = (
    (("media-jam",), "打印机卡纸了，取出卡住的纸，会自动接着打。"),
    (("media-empty", "media-needed"), "打印机没纸了，加了纸会自动接着打。"),
    (("cover-open", "door-open", "interlock-open"), "打印机的盖没有关，关好会自动接着打。"),
    (("input-tray-missing",), "打印机的纸盒没有装好，装好会自动接着打。"),
    (("toner-empty", "marker-supply-empty"), "打印机没有墨粉（墨水）了，换上新的会自动接着打。"),
    (("marker-waste-full",), "打印机的废粉盒满了，换上新的会自动接着打。"),
    (("output-area-full", "output-tray-missing"), "打印机出纸口满了，把纸取走会自动接着打。"),
    (("offline", "shutdown", "timed-out"), "打印机脱机了：看看开没开机、线接没接好，好了会自动打。"),
    (
        ("paused", "moving-to-paused"),
        "打印机被暂停了，请管理员在打印服务里启用，会接着打。",
    ),
    (("spool-area-full",), "打印机存不下了，等前面的印完会自动接着打。"),
    (("cups-missing-filter", "cups-insecure-filter"), "打印服务缺转换程序，请管理员安装 cups-filters。"),
)
"""Somebody has to go and do something; the gravest first."""
_SOON = (
    (("toner-low", "marker-supply-low"), "墨粉（墨水）快用完了。"),
    (("media-low",), "纸快用完了。"),
)
_OUT_OF_REACH = ("may not exist", "not responding", "unreachable", "Unable to locate", "become available")
"""How CUPS's backends say in English, the language of our jobs, that nobody answers; they have no keyword."""


def trouble(reasons: Iterable[str], message: str = "") -> str:
    """What keeps a printer from printing and what to do; empty when nothing does."""
    found = _said(_TROUBLES, reasons)
    if not found and any(words in message for words in _OUT_OF_REACH):
        return _said(_TROUBLES, ("offline",))
    return found


def soon(reasons: Iterable[str]) -> str:
    """What will be wanting soon while it still prints; empty when nothing will."""
    return _said(_SOON, reasons)


def _said(table: Iterable[tuple[tuple[str, ...], str]], reasons: Iterable[str]) -> str:
    bare = {_without_severity(reason) for reason in reasons}
    return next((sentence for keywords, sentence in table if bare & {*keywords}), "")


def _without_severity(reason: str) -> str:
    for severity in _SEVERITIES:
        reason = reason.removesuffix(severity)
    return reason
