"""What several screens show of a meeting in the same way: words, small fields, the rows of a form."""
