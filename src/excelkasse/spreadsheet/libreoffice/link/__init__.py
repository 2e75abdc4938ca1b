"""The line to a LibreOffice: its process, its objects, what every class of the engine shares."""
