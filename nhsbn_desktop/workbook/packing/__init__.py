"""What a section pack withholds, and what comes back in one."""
