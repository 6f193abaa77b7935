"""What benchmarking is: frozen facts and pure rules, standing on the standard library alone."""
