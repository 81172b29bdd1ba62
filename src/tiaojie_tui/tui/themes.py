"""Two papers, for terminals that write light on black and for those that write black on white.

Sixteen colours: one for where you are, one for what needs attention, a faint one for lines and blanks.
"""

from textual.theme import Theme


def _paper(name: str, *, dark: bool, here: str, attention: str) -> Theme:
    default = "ansi_default"
    return Theme(
        name=name,
        dark=dark,
        ansi=True,
        primary=here,
        secondary=here,
        accent=here,
        warning=attention,
        error=attention,
        success=here,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        # Textual's own sheet wants these four; nothing of ours selects text.
        variables={
            "ansi-background": "ansi_black" if dark else "ansi_white",
            "ansi-foreground": "ansi_white" if dark else "ansi_black",
            "screen-selection-background": default,
            "screen-selection-foreground": default,
        },
    )


DARK = _paper("dark", dark=True, here="ansi_cyan", attention="ansi_yellow")
LIGHT = _paper("light", dark=False, here="ansi_blue", attention="ansi_red")
