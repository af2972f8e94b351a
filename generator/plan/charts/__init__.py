"""Charts: numbers -> geometry. Templates draw it; nothing is measured or rounded there.

Every chart is drawn 340 units wide, the width of a phone, so that text of 13 units is never smaller than 12 pixels; wide
screens show several side by side. All axes start at zero, and each chart carries the same numbers as a table.
"""
