"""From a meeting to mails: who gets what in which edition, as it will look, and its way out."""
