"""Working out formulas, as far as it can be proved that they are worked out right."""
