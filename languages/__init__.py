"""The catalogues of the languages of pages, and what keeps them up to date."""
