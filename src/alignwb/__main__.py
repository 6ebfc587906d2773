"""`python -m alignwb`."""

import sys

from alignwb.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
