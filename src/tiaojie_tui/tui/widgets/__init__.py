"""Light widgets that draw themselves: a field, a list of rows, lines of text."""
