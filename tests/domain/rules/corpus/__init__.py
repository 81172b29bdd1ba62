"""Invented wordings of terms, in the styles real mediators write, for the rules to be tried on."""
