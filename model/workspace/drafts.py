"""A text on its way into a field, for screens that run commands: see `Workspace.run`."""

from model.storage.spool import Draft, SpooledDraft

__all__ = ["Draft", "SpooledDraft"]
