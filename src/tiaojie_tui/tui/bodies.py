"""Which body fills the middle of a case screen in which step."""

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.schema import Step
from tiaojie_tui.tui.form.body import FormBody
from tiaojie_tui.tui.form.step_body import StepBody


def body_for(step: Step, editing: Editing, path: str) -> StepBody:
    """A new body for a step, standing at ``path``."""
    if step.key == "basis":
        from tiaojie_tui.tui.basis.body import BasisBody

        return BasisBody(step, editing, path)
    if step.key == "signing":
        from tiaojie_tui.tui.signing.body import SigningBody

        return SigningBody(step, editing, path)
    return FormBody(step, editing, path)
