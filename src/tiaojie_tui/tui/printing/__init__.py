"""Printing from the screen: the dialog that asks how, and the job that is followed while work goes on."""
