"""Whole screens: the case list, one case, the first start."""
