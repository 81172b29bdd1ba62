"""Where a finished paper goes: into a file, to a printer, to the mediator's own computer."""
