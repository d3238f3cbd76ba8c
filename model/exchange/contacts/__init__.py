"""People from elsewhere: vCard files, tables out of Outlook, and pasted lists."""
