"""Oeuvre: the works of a researcher, read from plain text and drawn as a static site."""

__version__ = "0.1.0"
