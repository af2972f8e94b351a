"""One frozen view for each kind of page: all that its template may use, and nothing else.

Views are plain data made by us from validated models, so they are slotted dataclasses, not models: nothing is validated
twice. Paths ("papers/laser/") are relative to the site's root; a template puts `page.root` before them. Fields of the type
`Html` are safe markup; everything else is text, which templates escape.
"""
