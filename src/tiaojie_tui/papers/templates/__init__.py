"""An office's own templates: what may stand in one, and what is wrong with it, said before it is used."""
