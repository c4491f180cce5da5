"""`python -m analysis`."""

import os
import sys

from analysis.cli import main

try:
    sys.exit(main())
except BrokenPipeError:  # whoever read our output has left, as `| head` does
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
