"""What a page tells programs in its head: one module for each convention, each written from a paper's `Reference`."""
