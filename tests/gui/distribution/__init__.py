"""The page of mails."""
