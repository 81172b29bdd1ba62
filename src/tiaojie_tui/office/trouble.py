"""The one expected error of this room."""


class OfficeTrouble(Exception):
    """What cannot be done for the office; the message is a sentence for the administrator."""
