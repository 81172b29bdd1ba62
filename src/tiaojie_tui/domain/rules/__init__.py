"""The rules of a sound case: each reads a case and says what is wrong or missing, and what to write instead.

``book`` is the way in; the other modules hold one subject each and know only ``domain`` beside them.
"""
