"""Putting the add-in and the agent on a user's machine, taking them away, finding what is wrong."""
