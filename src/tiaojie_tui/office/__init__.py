"""The installation: its people and their keys, how it is set up on a server, its health."""
