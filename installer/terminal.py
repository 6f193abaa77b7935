"""Starts the frozen program in a terminal."""

from nhsbn_desktop.cli import main

raise SystemExit(main())
