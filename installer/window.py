"""Starts the frozen program's window."""

from nhsbn_desktop.app import main

raise SystemExit(main())
