#!/usr/bin/env python3
"""Runs asio_server, and is its clients: what goes over the wire is compared byte by byte with what the protocol says.

    tests/tools/server_test.py PATH/TO/asio_server [-v] [CLASS[.TEST]]...
"""

import pathlib
import sys
import unittest

import msn_service
from server_sign_in import *  # unittest looks for the classes here
from server_lists import *

if __name__ == "__main__":
    msn_service.SERVER = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
