"""File systems that tell nobody of changes made elsewhere: on network shares and in containers one has to look."""

import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SILENT = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ceph|glusterfs|lustre|vboxsf|vmhgfs|virtiofs|prl_fs|fuse(\..*)?|drvfs|ncpfs|sshfs"
)
"""Types of file systems whose changes may come from another machine."""


def needs_polling(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether changes below a folder may go unannounced. Where the system does not say, it is trusted."""
    resolved = path.resolve()
    if str(resolved).startswith("\\\\"):
        return True
    return _SILENT.fullmatch(_type_of(resolved, mounts)) is not None


def _type_of(path: Path, mounts: Path) -> str:
    """Return the type of the file system that a folder lies on, by proc_pid_mountinfo(5); empty if that is not known."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    deepest, found = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda match: chr(int(match.group(1), 8)), fields[4]))
        # The last of several mounts on one folder is the one that is seen.
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, found = len(point.parts), after.split(" ")[0]
    return found
