"""Where a finished paper goes: files today, printers and downloads later."""
