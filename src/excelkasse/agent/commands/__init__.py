"""What the buttons do, one module each; `table` finds them by the button's key."""
