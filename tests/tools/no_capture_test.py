#!/usr/bin/env python3
"""An msnp_dump that was built without libpcap says so when it is given a capture, of either kind.

    tests/tools/no_capture_test.py PATH/TO/msnp_dump

Red: capture_file.cpp in the place of no_capture_file.cpp; is_capture() that returns false.
"""

import os
import subprocess
import sys
import tempfile
import unittest

from pcap import Capture

DUMP = ""


class NoCapture(unittest.TestCase):
    def test_says_so(self):
        for fmt in ("pcap", "pcapng"):
            with tempfile.TemporaryDirectory() as folder:
                file = os.path.join(folder, "test.cap")
                with Capture(file, fmt) as capture:
                    capture.connection(("10.0.0.2", 1100), ("10.0.0.9", 1863)).open()
                result = subprocess.run([DUMP, "--json", file], capture_output=True, check=False, timeout=60)
                self.assertEqual((result.returncode, result.stdout), (2, b""))
                self.assertIn(b"this msnp_dump was built without libpcap", result.stderr)


if __name__ == "__main__":
    DUMP = os.path.abspath(sys.argv.pop(1))
    unittest.main()
