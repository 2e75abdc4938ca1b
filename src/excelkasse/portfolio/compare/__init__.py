"""Two states of projects held against each other: what has moved, and how much it matters."""
