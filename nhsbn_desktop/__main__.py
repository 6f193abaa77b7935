"""`python -m nhsbn_desktop` opens the window."""

from nhsbn_desktop.app import main

raise SystemExit(main())
