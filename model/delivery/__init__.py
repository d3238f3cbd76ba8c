"""What leaves the house: messages, calendars, the ways they go, and the outbox that waits for them."""
