"""Turns a Case into the words on paper, and those into .docx bytes or text for the screen."""
