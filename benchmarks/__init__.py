"""Speed and memory, on the same corpus each time."""
