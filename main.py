"""Punktvis. No command opens the window; a command works without one (see --help)."""

import sys

from model.commandline.start import window_wanted


def main() -> int:
    """Run the program and return its exit code."""
    if sys.argv[1:] == ["--self-test"]:
        from gui.self_test.run import run as try_everything

        return try_everything()
    window = window_wanted(sys.argv[1:])
    if window is not None:
        from gui.application import run as open_window

        return open_window(window.database, window.files)
    from model.commandline.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
