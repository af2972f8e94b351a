"""The languages that the site's own words are in: what templates and plans say to readers."""
