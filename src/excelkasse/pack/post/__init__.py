"""How a pack reaches people: who gets it, the draft they can send, and a server that sends it."""
