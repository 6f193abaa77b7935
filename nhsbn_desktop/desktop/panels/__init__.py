"""The larger parts that screens are made of: each asks and shows one thing."""
