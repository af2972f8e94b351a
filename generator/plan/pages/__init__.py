"""The pages of a site: a joined corpus -> views, one module for each kind of page."""
