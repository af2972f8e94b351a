"""What a file system says of a file without its being read, and when that may stand for its content.

Free of imports that take time: an unchanged build needs little else.
"""

import os

Facts = tuple[int, int, int, int]
"""Size, time of change, time of change of the inode, number of the inode; times in nanoseconds.

Whoever puts a time back, or another file of the same size and time in a file's place, changes one of the latter two.
"""
NO_FACTS = (-1, -1, -1, -1)
"""Of anything whose facts never stand for its content."""

_TICK_NS = 100_000_000
"""Kernels stamp files by the tick of a clock, 10 ms at the most."""
_COARSE_TICK_NS = 2_000_000_000
"""Some file systems keep times to two seconds."""
_LARGEST = (1 << 63) - 1
"""Some file systems number inodes beyond what a signed number of eight bytes holds."""
_KIND, _REGULAR = 0o170000, 0o100000
"""As in the module `stat`, which takes longer to load than to use."""


def facts_of(path: str) -> Facts | None:
    """Return the facts of a file itself, never of what a link leads to; None if there is none."""
    try:
        facts = os.lstat(path)
    except OSError:
        return None
    if facts.st_mode & _KIND != _REGULAR:
        # A link is as it was whatever happens to the file behind it, so its facts never stand for anything.
        return NO_FACTS
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino & _LARGEST)


def are_settled(facts: Facts, at_ns: int) -> bool:
    """Tell whether a file that had these facts at a moment, and has them now, cannot have been changed in between.

    Times of files move on in ticks, so a change just after that moment could leave the file with the same facts.
    """
    _, changed_ns, inode_changed_ns, _ = facts
    tick = _COARSE_TICK_NS if changed_ns % 1_000_000_000 == 0 else _TICK_NS
    return changed_ns >= 0 and max(changed_ns, inode_changed_ns) < at_ns - tick


def all_are_settled(newest_ns: int, at_ns: int) -> bool:
    """Tell whether all of some files are, of which none has changed later than this, by the coarsest clock."""
    return newest_ns < at_ns - _COARSE_TICK_NS
