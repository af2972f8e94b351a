"""BibTeX and BibLaTeX: cut into entries, expanded, inherited, and each entry read as a work."""
