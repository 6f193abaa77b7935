"""Forms compiled from the ui folder by ui/compile.py. Never edited by hand."""
