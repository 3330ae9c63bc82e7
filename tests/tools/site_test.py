#!/usr/bin/env python3
"""The links of the pages, on the forge and on the site, and tools/check_site.py on small sites.

    tests/tools/site_test.py [-v]

Red: in tools/site_page.py let a fence, a code span or a heading be no more than text, count namespaces that have ended, or leave a
page out of PAGES; in tools/check_site.py pass over the anchors, the scripts, what is loaded, or a kind of names; a link in a page that
leads nowhere, or to another line of a header.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tools"))
import check_site
import site_page


class Folder(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="msnp-")
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


class Links(unittest.TestCase):
    """Of this repository's pages."""

    def links(self):
        for page in site_page.pages(ROOT):
            for match in site_page.PIECE.finditer(site_page.read(ROOT, page)):
                target = match["target"] and site_page.target_of(ROOT, page, match["target"])
                if target:
                    yield page, match["text"], *target

    def headings(self, page):
        """The anchors that the forge makes of a page's headings."""
        text = site_page.anchored(site_page.read(ROOT, page), "x")
        return set(re.findall(r"\{#x_(\S+)\}$", text, re.MULTILINE))

    def test_all_lead_somewhere(self):
        counted = 0
        for page, text, path, anchor in self.links():
            with self.subTest(page=page, text=text, path=path):
                counted += 1
                self.assertTrue((ROOT / path).exists())
                if anchor and path.endswith(".md"):
                    self.assertIn(anchor, self.headings(path))
                elif anchor:
                    declared = site_page.declared_at(ROOT, path, int(anchor.removeprefix("L")))
                    self.assertTrue(declared.startswith("msnp::"), declared)
                    self.assertTrue(f"::{text.strip('`')}".endswith("::" + declared.rpartition("::")[2]), declared)
        self.assertGreater(counted, 300)

    def test_every_form_and_message_is_linked(self):
        for page in ("docs/commands.md", "docs/messages.md"):
            names = re.findall(r"^\*\*(.*)\*\*$|^(\[`msnp.*)$", site_page.read(ROOT, page), re.MULTILINE)
            self.assertGreater(len(names), 60)
            for name in names:
                self.assertRegex("".join(name), r"^\[`[\w:]+`\]\(\.\./include/msnp/[\w/]+\.hpp#L\d+\)")

    def test_every_page_is_on_the_site(self):
        written = {file.relative_to(ROOT).as_posix() for file in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]}
        self.assertEqual(written, set(site_page.pages(ROOT)))
        shown = site_page.site_page(ROOT, "README.md") + site_page.site_page(ROOT, "docs/guide/README.md")
        addresses = site_page.pages(ROOT)
        self.assertEqual(sorted(re.findall(r"@subpage (\w+)", shown)), sorted(set(addresses.values()) - {"index"}))


class Pages(Folder):
    """Of a small repository."""

    def setUp(self):
        super().setUp()
        self.write("README.md", "# Front\n\nFirst.\n")
        self.write("docs/guide/README.md", "# Guide\n\n1. [One](one.md)\n")
        self.write("docs/guide/one.md", "# One\n")
        self.write("docs/site/files.md", "# Files\n")
        for page in site_page.PAGES:
            if not (self.root / page).exists():
                self.write(page, f"# {page}\n")
        self.write("include/msnp/wire/b.hpp", "// What b<T>\n// is. And more.\n//\n// Still more.\n#pragma once\n")
        self.write("include/msnp/a.hpp", "// What it is.\n#pragma once\nnamespace msnp::x {\nstruct other {};\n} // namespace msnp::x\n"
                                         "namespace msnp {\nnamespace y {\n    struct form {\n    };\n} // namespace y\n} // namespace msnp\n")
        self.write("examples/a.cpp", "int main() {}\n")

    def page(self, text, page="docs/testing.md"):
        self.write(page, text)
        return site_page.site_page(self.root, page)

    def test_links(self):
        for link, expected in {
            "[a](../README.md)": "[a](@ref index)",
            "[a](guide/one.md)": "[a](@ref guide_one)",
            "[a](guide/README.md#its-parts)": "[a](@ref guide_its-parts)",
            "[a](#its-parts)": "[a](@ref testing_its-parts)",
            "[a](../include/msnp/a.hpp)": "[a](@ref msnp/a.hpp)",
            "**[`form`](../include/msnp/a.hpp#L8)**": "<b><tt>[form](@ref msnp::y::form)</tt></b>",
            "[a](../include/msnp/a.hpp#L9)": "[a](@ref include/msnp/a.hpp#L9)",
            "[a](../examples/a.cpp)": "[a](@ref file_examples_a_cpp)",
            "[a](../include/msnp/wire)": "[a](@ref headers_wire)",
            "[a](../include/msnp)": "[a](@ref headers)",
            "[a](../gone.md)": "[a](@ref gone.md)",
            "[a](https://example.com/a.md)": "[a](https://example.com/a.md)",
            "![a b](performance/a.svg)": '<img class="chart" src="a.svg" alt="a b"/>',
            "`[a](gone.md)`": "`[a](gone.md)`",
            "`Type=`*x*`]`": "`Type=`<em>x</em>`]`",
            "`GCF file:text #n`": r"<tt>GCF file</tt><tt>:text \#n</tt>",
            "`a='*b'`, `c`": "``a='*b'``, `c`",
        }.items():
            with self.subTest(link):
                self.assertIn(f"\n{expected}\n", self.page(f"# Title\n\n{link}\n"))

    def test_headings(self):
        self.assertEqual(self.page("# A `b`\n\n## C, `d`: e_f\n\n```\n# no heading, [no](link.md), 'file:'\n```\n\n## C d ef\n\n## C d ef\n"),
                         "# A b {#testing}\n\n## C, d: e_f {#testing_c-d-e_f}\n\n```\n# no heading, [no](link.md), 'file:'\n```\n\n"
                         "## C d ef {#testing_c-d-ef}\n\n## C d ef {#testing_c-d-ef-1}\n")

    def test_a_page_of_many_parts_has_a_table_of_contents(self):
        self.assertNotIn("@tableofcontents", self.page("# A\n\n## B\n\n## C\n\n## D\n"))
        self.assertIn("# A {#testing}\n\n@tableofcontents", self.page("# A\n\n## B\n\n## C\n\n## D\n\n## E\n"))

    def test_what_is_linked_is_shown(self):
        self.page("# T\n\n[a](../examples)\n\n[b](../include/msnp/wire) [c](../examples/a.cpp)\n")
        shown = site_page.site_page(self.root, site_page.FILES)
        self.assertIn("@page file_examples examples\n\n- @subpage file_examples_a_cpp \"a.cpp\"\n", shown)
        self.assertIn("@page file_examples_a_cpp examples/a.cpp\n\n@code{.cpp}\nint main() {}\n\n@endcode\n", shown)
        self.assertEqual(re.findall("@page (.*)", shown), ["file_examples examples", "file_examples_a_cpp examples/a.cpp"])

    def test_headers(self):
        shown = site_page.site_page(self.root, site_page.HEADERS)
        self.assertIn("{#headers}\n\n- [a.hpp](@ref msnp/a.hpp): What it is.\n", shown)
        self.assertIn("## wire/ {#headers_wire}\n\n- [b.hpp](@ref msnp/wire/b.hpp): What b&lt;T&gt; is.\n", shown)

    def test_a_page_that_nobody_listed(self):
        self.assertIn("is_not_listed", self.page("# New\n", "docs/new.md"))


class Site(Folder):
    """What check_site.py says of small sites."""

    def setUp(self):
        super().setUp()
        self.write("index.html", '<p id="here">\n<a class="el" href="other.html#there">x</a><a href="#here">y</a><a href="#">z</a>'
                                 '<a href="https://example.com/">w</a><a href=\'mailto:a@example.com\'>v</a>')
        self.write("other.html", '<script src="menu.js"></script><a id="there"></a><a href="index.html">x</a> &lt;a href="gone.html"')
        self.write("menu.js", 'var MENU = [ [ "A", "other.html#there", null ] ]')

    def links(self):
        return [violation for violation in check_site.check_links(self.root) if violation]

    def append(self, path, text):
        self.write(path, (self.root / path).read_text(encoding="utf-8") + text)

    def test_green(self):
        self.assertEqual(self.links(), [])

    def test_red(self):
        for path, text, words in [
            ("index.html", '<a href="gone.html">', "index.html: links to gone.html, which is not there"),
            ("index.html", '<a href="other.html#here">', "other.html has no such place"),
            ("index.html", "<a href='#gone'>", "index.html has no such place"),
            ("index.html", '<img class="chart" src="gone.svg"/>', "gone.svg, which is not there"),
            ("index.html", '<link href="https://example.com/a.css"/>', "loads https://example.com/a.css from elsewhere"),
            ("index.html", '<script src="//example.com/a.js"></script>', "loads //example.com/a.js from elsewhere"),
            ("menu.js", '"other.html#gone"', "menu.js: links to other.html#gone"),
        ]:
            with self.subTest(text):
                self.setUp()
                self.append(path, text)
                found = self.links()
                self.assertEqual(len(found), 1, found)
                self.assertIn(words, found[0])

    def test_no_site(self):
        tool = ROOT / "tools" / "check_site.py"
        (self.root / "empty").mkdir()
        for what in ("links", "names"):
            result = subprocess.run([sys.executable, tool, what, self.root / "empty"], capture_output=True, text=True, check=False)
            self.assertEqual(result.returncode, 1, result.stdout)
            self.assertIn(": no ", result.stdout)


if __name__ == "__main__":
    unittest.main()
