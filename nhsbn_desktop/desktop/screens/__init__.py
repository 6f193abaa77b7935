"""The screens, one for each thing a person comes to do. No screen knows another."""
