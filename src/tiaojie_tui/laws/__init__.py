"""Provisions: which articles exist, since when, and which fit a dispute."""
