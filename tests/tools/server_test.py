#!/usr/bin/env python3
"""Runs asio_server, and is its clients: what goes over the wire is compared byte by byte with what the protocol says.

    tests/tools/server_test.py PATH/TO/asio_server [PART]... [-k PATTERN] [-v]

A part is one of the files server_PART.py; all, if none is named.
"""

import pathlib
import sys
import unittest

import msn_service

PARTS = ("sign_in", "lists", "presence", "chat", "hostile")


def main():
    program, server, *rest = sys.argv
    msn_service.SERVER = str(pathlib.Path(server).resolve())
    parts = [word for word in rest if word in PARTS]
    options = [word for word in rest if word not in PARTS]
    unittest.main(module=None, argv=[program, *(f"server_{part}" for part in parts or PARTS), *options])


if __name__ == "__main__":
    main()
