"""Recording what was seen on paper: who signed, how, on which day. Nothing is proposed as signed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tiaojie_tui.casework import board, signing
from tiaojie_tui.casework.board import StampLine
from tiaojie_tui.domain.case import Case, Signature
from tiaojie_tui.tui.dialogs.help import HelpPage
from tiaojie_tui.tui.dialogs.ink import Ink, InkForm
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.signing import said

if TYPE_CHECKING:
    from tiaojie_tui.tui.signing.body import SigningBody


class Recording:
    """Opens the forms of one signing body and hands it the case with what was recorded."""

    def __init__(self, body: "SigningBody") -> None:
        self._body = body

    def record(self, line: signing.Row | StampLine) -> None:
        """Ask what stands on paper in this place."""
        if isinstance(line, StampLine):
            self._stamp(line)
            return
        able = board.ways(line.signer)
        if not able:
            self._body.app.push_screen(HelpPage("没有人能签", said.why_nobody(line.signer)))
        elif len(able) == 1:
            self._signature(line, *able[0])
        else:

            def chosen(who: tuple[str, ...] | None) -> None:
                if who:
                    self._signature(line, *able[int(who[0])])

            picks = [Pick(str(at), name, "", capacity) for at, (name, capacity) in enumerate(able)]
            self._body.app.push_screen(PickList("纸上是谁签的？", picks), chosen)

    def take_back(self, line: signing.Row | StampLine) -> None:
        """Take out what was recorded here by mistake."""
        case = self._body.editing.case
        if board.is_open(line):
            self._body.tell("这一行还没有登记，没有可取消的。")
        elif isinstance(line, StampLine):
            self._body.put("取消登记调委会印章", line, replace(case, sealed_on=None))
        else:
            name = line.signature.name if line.signature else ""
            self._body.put(f"取消登记{name}的签名", line, signing.without_signature(case, line.signer))

    def _signature(self, line: signing.Row, name: str, capacity: str) -> None:
        body = self._body

        def with_ink(ink: Ink) -> Case:
            signature = Signature(name, capacity, ink.method, ink.on)
            return signing.with_signature(body.editing.case, signature, body.app.today)

        def recorded(ink: Ink | None) -> None:
            if ink is not None:
                body.put(f"登记{name}的签名", line, with_ink(ink))

        before = line.signature if line.signature and line.signature.name == name else None
        form = InkForm(
            f"{name}（{capacity}）在纸上是怎么签的？",
            f"看着纸上的记。通常是：{line.signer.method}。",
            marked=(before.method or "").split("、") if before else (),
            day=before.on if before else None,
            today=body.app.today,
            attempt=with_ink,
        )
        body.app.push_screen(form, recorded)

    def _stamp(self, line: StampLine) -> None:
        body = self._body

        def with_ink(ink: Ink) -> Case:
            return signing.with_stamp(body.editing.case, ink.on, body.app.today)

        def recorded(ink: Ink | None) -> None:
            if ink is not None:
                body.put("登记调委会印章", line, with_ink(ink))

        form = InkForm(
            "调委会印章是哪天盖的？",
            "每一份都要盖。",
            marked=None,
            day=line.on,
            today=body.app.today,
            attempt=with_ink,
        )
        body.app.push_screen(form, recorded)
