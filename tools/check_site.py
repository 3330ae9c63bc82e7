#!/usr/bin/env python3
"""Checks what Doxygen made; exits with 1 and one line for each violation.

    tools/check_site.py links build/docs/html    each link of each page leads to something, and nothing comes from elsewhere
    tools/check_site.py names build/docs/xml     each public name has a description

Doxygen warns of most names that have none, but not of structs, concepts and enumerators, and not of what is in a namespace or a header
without a description. So the second looks at all that it has found, which is in its XML.

tests/tools/site_test.py and tests/tools/site_selftest.py hold the mutations that turn them red.
"""

import argparse
import html
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree

TAG = re.compile(r"<[a-zA-Z][^<>]*>")
ATTRIBUTE = re.compile(r"""\s(href|src|id|name)=(?:"([^"]*)"|'([^']*)')""")
# The tree at the side and the menu are made by scripts.
NAMED_IN_SCRIPT = re.compile(r"""["']([\w-]+\.html(?:#[^"']*)?)["']""")


class Page:
    """What a page links to, what it loads, and the places in it that can be linked to."""

    def __init__(self, text):
        self.links, self.loads, self.anchors = set(), set(), set()
        for tag in TAG.findall(text):
            for attribute, double, single in ATTRIBUTE.findall(tag):
                value = html.unescape(double or single)
                if attribute in ("id", "name"):
                    self.anchors.add(value)
                elif attribute == "href" and tag.startswith("<a"):
                    self.links.add(value)
                else:
                    self.loads.add(value)


class Site:
    def __init__(self, root):
        self.root = root
        self.files = {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()}
        self.pages = {
            name: Page((root / name).read_text(encoding="utf-8")) for name in sorted(self.files) if name.endswith(".html")
        }

    def leads_nowhere(self, page, link):
        """Why a link of a page is none, or None."""
        path, _, anchor = link.partition("#")
        folder = page.rpartition("/")[0]
        target = urllib.parse.unquote(f"{folder}/{path}" if folder and path else path or page)
        if target not in self.files:
            return f"{page}: links to {link}, which is not there"
        if anchor and target in self.pages and urllib.parse.unquote(anchor) not in self.pages[target].anchors:
            return f"{page}: links to {link}, but {target} has no such place"
        return None


def check_links(root):
    site = Site(root)
    if not site.pages:
        yield f"{root}: no pages"
    for name, page in site.pages.items():
        for link in sorted(page.links | page.loads):
            if re.match(r"(https?:)?//", link):
                if link in page.loads:
                    yield f"{name}: loads {link} from elsewhere"
            elif link not in ("", "#") and not re.match(r"(javascript|mailto):", link):
                yield site.leads_nowhere(name, link)
    for name in sorted(site.files):
        if name.endswith(".js") and "/" not in name:
            for link in sorted(set(NAMED_IN_SCRIPT.findall((root / name).read_text(encoding="utf-8")))):
                yield site.leads_nowhere(name, link)


def is_private(definition):
    """A name that ends in _ is: Doxygen does not see that an anonymous union stands among private members."""
    name = definition.findtext("name", "")
    return definition.get("prot") == "private" or (definition.get("kind") == "variable" and name.endswith("_"))


def is_described(definition):
    return any(
        "".join(part.itertext()).strip()
        for name in ("briefdescription", "detaileddescription")
        for part in definition.findall(name)
    )


def place_of(definition):
    location = definition.find("location")
    return f"{location.get('file')}:{location.get('line', 1)}" if location is not None else "?"


def check_names(root):
    names = 0
    for file in sorted(root.glob("*.xml")):
        compound = xml.etree.ElementTree.parse(file).getroot().find("compounddef")
        if compound is None or is_private(compound):
            continue
        if compound.get("kind") in ("page", "dir") or compound.get("language") == "Markdown":
            continue
        names += 1
        name = compound.findtext("compoundname")
        if not is_described(compound):
            yield f"{place_of(compound)}: {compound.get('kind')} {name} has no description"
        if compound.get("kind") == "file":
            members = [member for member in compound.iter("memberdef") if member.get("kind") == "define"]
        else:
            members = [member for member in compound.iter("memberdef") if not is_private(member)]
        for member in members:
            names += 1
            qualified = f"{name}::{member.findtext('name')}"
            if not is_described(member):
                yield f"{place_of(member)}: {member.get('kind')} {qualified} has no description"
            for value in member.findall("enumvalue"):
                if not is_described(value):
                    yield f"{place_of(member)}: enumerator {qualified}::{value.findtext('name')} has no description"
    if names == 0:
        yield f"{root}: no names"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["links", "names"])
    parser.add_argument("root", type=pathlib.Path)
    options = parser.parse_args()
    check = check_links if options.what == "links" else check_names
    violations = [violation for violation in check(options.root) if violation]
    print("\n".join(violations) if violations else f"{options.root}: {options.what} are as they should be")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
