"""A dossier bound: every page in order, numbered by its place, each paper to be found by a bookmark."""

import io

from pypdf import PageObject, PdfReader, PdfWriter

from tiaojie_tui.papers.bundle import Bound, bind, page_count


def pdf(pages: int, width: float = 595, height: float = 842) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width, height)
    writer.write(out)
    return out.getvalue()


DOSSIER = PdfReader(
    io.BytesIO(
        bind(
            [
                Bound("卷宗封面", pdf(1), numbered=False),
                Bound("调解记录", pdf(2)),
                Bound("统计表", pdf(1, 842, 595)),
                Bound("卷宗封底", pdf(1), numbered=False),
            ],
            title="陈守田与陈守业邻里纠纷",
        )
    )
)


def test_each_page_bears_its_place_in_the_whole_but_for_cover_and_back() -> None:
    assert [page.extract_text() for page in DOSSIER.pages] == ["", "2", "3", "4", ""]


def places(page: PageObject) -> list[tuple[float, float]]:
    """Where text begins on a page, in points from its lower left corner."""
    at: list[tuple[float, float]] = []
    page.extract_text(visitor_text=lambda text, cm, tm, *_: at.append((tm[4], tm[5])) if text else None)
    return at


def test_the_number_stands_in_the_upper_outer_corner_of_upright_and_lying_pages() -> None:
    for page, width, height in ((DOSSIER.pages[1], 595, 842), (DOSSIER.pages[3], 842, 595)):
        [(x, y)] = places(page)
        assert width - 80 < x < width - 57
        assert height - 57 < y < height - 28


def test_each_paper_is_found_by_a_bookmark() -> None:
    marks = [(mark.title, DOSSIER.get_destination_page_number(mark)) for mark in DOSSIER.outline]
    assert marks == [("卷宗封面", 0), ("调解记录", 1), ("统计表", 3), ("卷宗封底", 4)]


def test_no_producer_and_person_stands_in_the_file_but_the_title() -> None:
    assert DOSSIER.metadata is not None
    assert DOSSIER.metadata.title == "陈守田与陈守业邻里纠纷"
    assert DOSSIER.metadata.author is None


def test_pages_are_counted() -> None:
    assert [page_count(pdf(pages)) for pages in (1, 3)] == [1, 3]
