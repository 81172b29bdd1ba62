"""A paper leaves as a file in the installation's folder; a draft never under the name of the final one."""

from tiaojie_tui.casework import papers, signing, taking
from tiaojie_tui.casework.desk import Desk


def test_a_draft_is_written_beside_and_not_over_the_final_paper(desk: Desk, wall: str) -> None:
    draft = taking.save(desk, wall)
    signing.finalise(desk, wall)
    final = taking.save(desk, wall)
    assert draft != final
    assert draft.name.startswith("草稿")
    assert final.read_bytes() == papers.hand_out(desk, wall).docx
    assert final.parent == desk.home / "papers"
    assert final.parent.stat().st_mode & 0o777 == 0o700


def test_the_frozen_paper_is_looked_at_with_its_code(desk: Desk, wall: str) -> None:
    stored = signing.finalise(desk, wall)
    assert stored.frozen is not None
    text = "\n".join(papers.look(stored, 78))
    assert stored.frozen.code in text
    assert "草稿" not in text
