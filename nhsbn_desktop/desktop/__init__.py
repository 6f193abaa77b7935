"""What a person sees. The only part of the program that knows Qt."""
