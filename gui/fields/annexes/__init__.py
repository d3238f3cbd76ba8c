"""The annexes of a recommendation or a point: the list, its files, what is said about them."""
