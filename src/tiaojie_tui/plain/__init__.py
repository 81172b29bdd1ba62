"""The plain line mode: one question a line, for the worst lines and for screen readers."""
