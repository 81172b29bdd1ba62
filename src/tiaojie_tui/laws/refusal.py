"""The one error of reading official texts."""


class NotAStatute(Exception):
    """A file that cannot be read as an official text; says why, in a sentence for the mediator."""
