"""Papers as references in the styles that people are asked for: text with italics and links.

Six small formatters of our own rather than a CSL processor: the one for Python takes some 10 ms a reference, drops given
names that MLA and Chicago print, and has no word for "et al." behind a byline that is cut before the style would cut it.
"""
