"""What follows from all projects at once: weighed, compared, carried forward, and put first."""
