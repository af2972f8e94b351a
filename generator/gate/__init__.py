"""The gate: what is wrong with a built site. One idea of a check in each file; `site.py` brings them to every page."""
