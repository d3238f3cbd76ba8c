"""What stands around the screens: the left edge, the pages that hold panels, what the frame says."""
