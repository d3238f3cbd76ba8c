"""A monkey at the real window: `python -m tests.monkey FOLDER SEED SECONDS`, on a screen of its own.

It works in FOLDER only, sends nothing and opens no other program. What it finds stands in
FOLDER/found.txt, with what was done before; where the window stood still, in found.frozen.
"""

import os
import random
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from gui.application import Application
from model.delivery import mail_programs
from model.paths import OVERRIDE
from tests.monkey.hands import Hands
from tests.monkey.monkey import Monkey
from tests.monkey.place import files_in, fill
from tests.monkey.watch import Watch

BEGIN_MS = 2500
"""The window opens meanwhile."""


def main(folder: Path, seed: int, seconds: float) -> int:
    """How many errors were found."""
    chance = random.Random(seed)
    database = folder / "møder.db"
    if not database.exists():
        fill(database, chance)
    app = QApplication(sys.argv[:1])
    watch = Watch(folder / "found.txt")
    application = Application(app, database)
    watch.begin()
    application.start(fit_screen=True)
    with Hands() as hands:
        files = files_in(folder / "home" / "Documents")
        monkey = Monkey(application, hands, watch, chance, files)
        QTimer.singleShot(BEGIN_MS, monkey, monkey.begin)
        QTimer.singleShot(round(1000 * seconds), monkey, partial(leave, application, monkey))
        app.exec()
        monkey.stop()
    application.close()
    watch.end()
    print(f"seed {seed}: {monkey.steps} steps, {watch.errors} errors, {watch.frozen} still")
    for sentence in sorted(watch.sentences):
        print("  told:", " ".join(sentence[:300].split()))
    return watch.errors


def leave(application: Application, monkey: Monkey) -> None:
    """Close what stands open, the window last."""
    monkey.stop()
    in_front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if in_front is not None:
        in_front.close()
        QTimer.singleShot(100, monkey, partial(leave, application, monkey))
    else:
        application.window.close()
        QTimer.singleShot(500, monkey, QApplication.quit)  # other windows may be open


def keep_to(folder: Path) -> None:
    """No other program is opened, no other machine is asked, nobody's own folders are seen."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update({"HOME": str(home), OVERRIDE: str(folder), "QT_QPA_PLATFORM": "xcb"})
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    os.chdir(folder)
    QDesktopServices.openUrl = lambda *_arguments: True
    mail_programs._start = lambda words: None

    def refuse(_socket: socket.socket, address: object) -> None:
        raise ConnectionRefusedError(f"nobody is asked: {address}")

    socket.socket.connect = refuse


def run(folder: Path, seed: int, seconds: float) -> int:
    """With a Danish keyboard and a window manager."""
    keep_to(folder)
    subprocess.run(["setxkbmap", "dk"], check=False)
    with subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL) as manager:
        try:
            return main(folder, seed, seconds)
        finally:
            manager.terminate()


if __name__ == "__main__":
    sys.exit(bool(run(Path(sys.argv[1]).absolute(), int(sys.argv[2]), float(sys.argv[3]))))
