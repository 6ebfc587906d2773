"""The engines by name."""

import subprocess
import sys


def test_the_registry_of_engines_loads_no_numpy() -> None:
    code = "import sys, alignwb.engines.registry; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
