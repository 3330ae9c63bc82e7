#!/usr/bin/env python3
"""What Doxygen reads in place of a page of Markdown: the filter of docs/site/Doxyfile.in.

    tools/site_page.py README.md

Pages are written for the forge, where a link is a path. On the site

- a page has the name of PAGES as its address, and its headings the names that the forge gives them, behind the page's;
- a link to a page, to a heading or to a header leads to that; `include/….hpp#L12` to the struct that is declared in line 12;
- a link to anything else in the repository leads to a page that shows it: docs/site/files.md is filled with those, and
  docs/site/headers.md with the folders of headers;
- README lists the pages, and docs/guide/README.md its own: what Doxygen takes for the table of contents.

A link to what is not there becomes a reference that Doxygen warns of.
"""

import html
import pathlib
import posixpath
import re
import sys

sys.dont_write_bytecode = True
import check_layout

ROOT = pathlib.Path(__file__).resolve().parent.parent
FRONT, GUIDE, HEADERS, FILES = "README.md", "docs/guide/README.md", "docs/site/headers.md", "docs/site/files.md"

# The pages in the order in which the site lists them, and their addresses.
PAGES = {
    FRONT: "index",
    GUIDE: "guide",
    "docs/commands.md": "commands",
    "docs/messages.md": "messages",
    HEADERS: "headers",
    "docs/performance.md": "performance",
    "docs/testing.md": "testing",
    "docs/protocol-notes.md": "protocol_notes",
    "CONTRIBUTING.md": "contributing",
    "SECURITY.md": "security",
    "CHANGELOG.md": "changelog",
    FILES: "linked_files",
}

LANGUAGES = {".cpp": ".cpp", ".hpp": ".cpp", ".py": ".py"}

# A fenced block, a code span, or a link; what comes first wins, so that nothing inside of code is a link.
PIECE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)[ \t]*$"
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<image>!?)\[(?P<text>(?:`[^`]*`|[^][`])*)\]\((?P<target>[^()\s]+)\)",
    re.MULTILINE | re.DOTALL,
)
HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)


def read(root, path):
    return (root / path).read_text(encoding="utf-8")


def pages(root):
    """{path: address} of all pages; those of the guide need not be listed."""
    guide = {f"docs/guide/{file.name}": "guide_" + identifier(file.stem) for file in sorted((root / "docs/guide").glob("*.md"))}
    return guide | PAGES


def identifier(text):
    return re.sub(r"\W", "_", text)


def file_id(path):
    return "file_" + identifier(path)


def slug(heading):
    """The name that the forge gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def outside_code(text, function):
    """The text with function(line) in place of each line that stands in no fenced block."""
    fence, lines = None, []
    for line in text.split("\n"):
        mark = re.match(r"```|~~~", line)
        if mark and fence in (None, mark[0]):
            fence = mark[0] if fence is None else None
        lines.append(line if fence or mark else function(line))
    return "\n".join(lines)


def anchored(text, address):
    """The text with an identifier for each heading: the page's address for the first, then what the forge says. (Those of the front
    page are no entries of the table of contents, which the pages are.)"""
    seen = {}
    has_contents = address != "index" and len(re.findall("^## ", text, re.MULTILINE)) > 3

    def with_anchor(line):
        match = HEADING.match(line)
        if not match:
            return line
        name = slug(match[2])
        seen[name] = seen.get(name, 0) + 1
        label = f"{address}_{name}{f'-{seen[name] - 1}' if seen[name] > 1 else ''}"
        plain = f"{match[1]} {match[2].replace('`', '')}" # titles are no Markdown
        if sum(seen.values()) == 1:
            plain = plain if address == "index" else f"{plain} {{#{address}}}"
            return f"{plain}\n\n@tableofcontents{{HTML:2}}\n" if has_contents else plain
        return f"{plain}\n\n@anchor {label}\n" if address == "index" else f"{plain} {{#{label}}}"

    return outside_code(text, with_anchor)


def declared_at(root, path, number):
    """The struct that a header declares in a line, with its namespaces; the place itself if there is none."""
    lines = read(root, path).splitlines()
    spaces = []
    for line in lines[:number]:
        if match := re.match(r"\s*namespace ([\w:]+) \{$", line):
            spaces.append(match[1])
        elif re.match(r"\s*\} // namespace", line):
            spaces.pop()
    match = re.match(r"\s*(?:struct|class|using) (\w+)", lines[number - 1]) if number <= len(lines) else None
    return "::".join([*spaces, match[1]]) if match else f"{path}#L{number}"


def target_of(root, page, link):
    """(path in the repository, what stands behind the #) of a link, or None if it leads elsewhere."""
    if re.match(r"[a-z]+:", link):
        return None
    path, _, anchor = link.partition("#")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page), anchor


def reference(root, page, link):
    """What stands in a link of the site, or None if it stays as it is."""
    target = target_of(root, page, link)
    if target is None:
        return None
    path, anchor = target
    addresses = pages(root)
    if path in addresses:
        return f"@ref {addresses[path]}_{anchor}" if anchor else f"@ref {addresses[path]}"
    if path.endswith(".hpp") and path.startswith("include/"):
        number = re.fullmatch(r"L(\d+)", anchor)
        return f"@ref {declared_at(root, path, int(number[1]))}" if number else f"@ref {path.removeprefix('include/')}"
    if (root / path).is_dir() and path.startswith("include/msnp"):
        return f"@ref {addresses[HEADERS]}{path.removeprefix('include/msnp').replace('/', '_')}"
    return f"@ref {file_id(path)}" if (root / path).exists() else f"@ref {path}"


def marked_up(line):
    """A line whose emphasis Doxygen understands: it takes no stars beside code."""
    line = re.sub(r"\*\*(\[?`[^`]+`[^*`]*)\*\*", r"<b>\1</b>", line)
    return re.sub(r"`\*([^*`]+)\*`", r"`<em>\1</em>`", line)


def code(span):
    """A code span as Doxygen understands it: to it, `file:text` is an address, and a quotation mark ends what one backtick began."""
    if "file:" in span:
        return "<tt>" + re.sub(r"([\\@&$#<>%\"|*])", r"\\\1", span.strip("`")).replace("file:", "file</tt><tt>:") + "</tt>"
    return f"`{span}`" if "'" in span else span


def linked(root, page, text):
    """The text with the site's links. Charts lie beside the pages. (Code in a link is no Markdown.)"""

    def replaced(match):
        if match["ticks"]:
            return code(match[0])
        if match["target"] is None:
            return match[0]
        if match["image"]:
            return f'<img class="chart" src="{posixpath.basename(match["target"])}" alt="{match["text"]}"/>'
        found = reference(root, page, match["target"])
        if found is None:
            return match[0]
        link = f"[{match['text'].replace('`', '')}]({found})"
        return f"<tt>{link}</tt>" if match["text"].startswith("`") else link

    return PIECE.sub(replaced, outside_code(text, marked_up))


def linked_files(root):
    """What pages link to that is neither a page nor a header nor a folder of headers, in order."""
    addresses = pages(root)
    found = set()
    for page in addresses:
        for match in PIECE.finditer(read(root, page)):
            target = match["target"] and not match["image"] and target_of(root, page, match["target"])
            if target and target[0] not in addresses and not target[0].startswith("include/") and (root / target[0]).exists():
                found.add(target[0])
    # (A folder within another that is linked as well is shown there.)
    return [path for path in sorted(found) if not any(path.startswith(other + "/") for other in found)]


def shown(root, path):
    """The page that shows a file or lists a folder, and those of what is in the folder."""
    place = root / path
    text = f"@page {file_id(path)} {path}\n\n"
    if place.is_file():
        return text + f"@code{{{LANGUAGES.get(place.suffix, '.unparsed')}}}\n{read(root, path)}\n@endcode\n\n"
    entries = [f"{path}/{entry.name}" for entry in sorted(place.iterdir()) if not entry.name.startswith((".", "__"))]
    text += "".join(f"- @subpage {file_id(entry)} \"{posixpath.basename(entry)}\"\n" for entry in entries)
    return text + "\n" + "".join(shown(root, entry) for entry in entries)


def first_sentence(text):
    """Of the comment at a header's front."""
    comment = re.match(r"(?:// .*\n)+", text)[0]
    joined = " ".join(line.removeprefix("// ") for line in comment.splitlines())
    return html.escape(re.match(r".*?(?:\.(?= )|$)", joined)[0], quote=False)


def headers(root):
    """A list of all headers, by folder in the order in which they build on each other."""
    lines = ""
    for folder in ["", *check_layout.FOLDERS]:
        lines += f"\n## {folder}/ {{#headers_{folder}}}\n\n" if folder else "\n"
        for file in sorted((root / "include/msnp" / folder).glob("*.hpp")):
            lines += f"- [{file.name}](@ref {file.relative_to(root / 'include').as_posix()}): {first_sentence(file.read_text(encoding='utf-8'))}\n"
    return lines


def contents(root, addresses):
    """A list of pages that makes them parts of the page that it stands in."""
    lines = ""
    for page, address in addresses.items():
        title = HEADING.search(read(root, page))[2]
        lines += f"- @subpage {address} \"{title}\"\n"
    return lines


def guide_pages(root):
    """The guide's own, in the order in which it names them."""
    addresses = pages(root)
    links = [target_of(root, GUIDE, match["target"]) for match in PIECE.finditer(read(root, GUIDE)) if match["target"]]
    return {path: addresses[path] for path, _ in links if path.startswith("docs/guide/") and path != GUIDE}


def site_page(root, page):
    addresses = pages(root)
    if page not in addresses:
        return f"# {page}\n\n@ref {page}_is_not_listed_in_tools_site_page\n"
    text = re.sub(r"\A<!--.*?-->\s*", "", read(root, page), flags=re.DOTALL)
    text = linked(root, page, anchored(text, addresses[page]))
    if page == FRONT:
        text += "\n## All pages\n\n" + contents(root, {p: a for p, a in PAGES.items() if p != FRONT})
    elif page == GUIDE:
        text += "\n## Its pages\n\n" + contents(root, guide_pages(root))
    elif page == HEADERS:
        text += headers(root)
    elif page == FILES:
        found = linked_files(root)
        text += "\n" + "".join(f"- @subpage {file_id(path)} \"{path}\"\n" for path in found)
        text += "\n" + "".join(shown(root, path) for path in found)
    return text


def main():
    file = pathlib.Path(sys.argv[1]).resolve()
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(site_page(ROOT, file.relative_to(ROOT).as_posix()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
