#!/usr/bin/env python3
"""What the recipes in packaging/ say of the library is so. (The port of vcpkg is run by tests/consumer; Conan and debhelper are not here.)

Red: another version in one of them, or in include/msnp/base/version.hpp; a file that the Conan recipe leaves out.
"""

import ast
import fnmatch
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"


def read(path):
    return path.read_text(encoding="utf-8")


class Packaging(unittest.TestCase):
    version = re.search(r'MSNP_VERSION_STRING "(.+)"', read(ROOT / "include/msnp/base/version.hpp"))[1]

    def test_vcpkg(self):
        manifest = json.loads(read(PACKAGING / "vcpkg/msnp/vcpkg.json"))
        self.assertEqual((manifest["name"], manifest["version"], manifest["license"]), ("msnp", self.version, "BSL-1.0"))

    def test_debian(self):
        self.assertTrue(read(PACKAGING / "debian/changelog").startswith(f"msnp ({self.version}-"))

    def test_conan_takes_what_the_build_reads(self):
        recipe = ast.parse(read(PACKAGING / "conan/conanfile.py"))
        exported = next(node for node in ast.walk(recipe) if isinstance(node, ast.FunctionDef) and node.name == "export_sources")
        patterns = [node.value for node in ast.walk(exported) if isinstance(node, ast.Constant)]
        build = read(ROOT / "CMakeLists.txt")
        needed = ["CMakeLists.txt", "LICENSE", *re.findall(r"include\((cmake/[a-z_]+\.cmake)\)", build), "include/msnp/msnp.hpp"]
        for file in needed:
            with self.subTest(file):
                self.assertTrue((ROOT / file).exists())
                self.assertTrue(any(fnmatch.fnmatch(file, pattern) for pattern in patterns), patterns)


if __name__ == "__main__":
    unittest.main()
