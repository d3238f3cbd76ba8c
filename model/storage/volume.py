"""Whether a folder lies on this computer: an open database on a network drive can be damaged."""

import os
import sys
from pathlib import Path

NETWORK_TYPES = frozenset(
    {"cifs", "smb2", "smb3", "smbfs", "nfs", "nfs4", "afs", "ncpfs", "9p", "davfs", "ceph"}
)
NETWORK_PREFIX = "fuse."
"""sshfs, rclone, gvfs and their like. A disk of this computer that uses FUSE is `fuseblk`."""

MOUNTS = Path("/proc/self/mountinfo")


def is_network_folder(folder: Path) -> bool:
    """Whether what is written here goes over a network. False where nobody can tell."""
    folder = folder.absolute()
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    kind = file_system(folder)
    return kind in NETWORK_TYPES or kind.startswith(NETWORK_PREFIX)


def file_system(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of file system that the folder lies on (ext4, cifs …), "" where nobody can tell."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    place = Path(os.path.realpath(folder))
    longest, kind = -1, ""
    for line in lines:
        before, separator, after = line.partition(" - ")
        columns = before.split()
        if not separator or len(columns) < 5:
            continue
        mount_point = Path(_unescaped(columns[4]))
        depth = len(mount_point.parts)
        # Of two on the same point the later one hides the earlier.
        if depth >= longest and place.is_relative_to(mount_point):
            longest, kind = depth, after.split()[0]
    return kind


def _unescaped(text: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text


def _is_remote_drive(folder: Path) -> bool:
    if sys.platform != "win32":
        return False
    if folder.drive.startswith("\\\\"):
        return True
    import ctypes

    drive_remote = 4
    return ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == drive_remote
