"""Questions asked on top of a screen; each prints its keys and is answered with arrows and Enter."""
