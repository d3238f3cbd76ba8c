"""What leaves the house: documents in the open or the full edition, and what still stands against them."""
