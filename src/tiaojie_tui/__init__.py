"""Tiaojie: steers a people's mediator (人民调解员) through one case, and prints its papers.

Rooms, from the top: ``tui`` and ``cli`` (the two front doors), ``casework`` (the only door to a
case), ``store``, ``papers``, ``laws``, ``delivery``, ``reports``, and ``domain`` at the bottom.
"""
