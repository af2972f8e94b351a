"""Disk -> texts. Nothing is understood here; bytes and names are handed on."""
