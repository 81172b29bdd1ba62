"""What a mediator does with a case; the only door to it for screens and commands."""
