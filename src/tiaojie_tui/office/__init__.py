"""The installation: committee, mediators, health."""
