"""The screens: app, steps, widgets, keys, one stylesheet."""
