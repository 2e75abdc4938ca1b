"""What a person can ask for, one function each. Doors call these and nothing below."""
