#!/usr/bin/env python3
"""tools/debuggers/msnp.natvis names types and members that there are. (Visual Studio alone can show more.)

Red: a member in it, or one of the headers, that is called otherwise.
"""

import pathlib
import re
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "include" / "msnp"
NATVIS = ROOT / "tools" / "debuggers" / "msnp.natvis"

# Where each type and its members stand.
HEADERS = {
    "msnp::error": "base/error.hpp",
    "msnp::result<void>": "base/result.hpp",
    "msnp::result<*>": "base/result.hpp",
    "msnp::frame": "wire/frame.hpp",
    "msnp::verb": "wire/verb.hpp",
    "msnp::percent_text": "base/encoded_text.hpp",
}


class Natvis(unittest.TestCase):
    def test_types_and_members(self):
        schema = "{http://schemas.microsoft.com/vstudio/debugger/natvis/2010}"
        types = xml.etree.ElementTree.parse(NATVIS).getroot().findall(f"{schema}Type")
        self.assertEqual([t.get("Name") for t in types], list(HEADERS))
        for kind in types:
            header = (INCLUDE / HEADERS[kind.get("Name")]).read_text(encoding="utf-8")
            used = [word for shown in kind.iter(f"{schema}DisplayString") for word in re.findall(r"{([^},]+)", shown.text)]
            used += [item.text for item in kind.iter(f"{schema}Item")]
            used += [re.sub(r"msnp::errc::|[!=]", " ", element.get("Condition", "")) for element in kind.iter()]
            names = {name for text in used for name in re.findall(r"[a-z_]+", text)}
            self.assertTrue(names)
            for name in names:
                with self.subTest(f"{kind.get('Name')}: {name}"):
                    self.assertRegex(header, rf"\b{name}\b")


if __name__ == "__main__":
    unittest.main()
