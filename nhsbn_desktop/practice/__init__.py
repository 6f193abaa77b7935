"""The practice Network: real servers on this computer, for rehearsal, demonstration and tests."""
