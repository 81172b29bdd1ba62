"""The words and rules of mediation: plain frozen values and pure functions.

Knows no third-party package, no clock (today is passed in) and no file system.
"""
