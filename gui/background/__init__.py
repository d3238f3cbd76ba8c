"""What goes on beside the window: news brought to its thread, work that is due, work made ready."""
