"""How gdb shows msnp's types: `source tools/debuggers/msnp_gdb.py`, or the same line in .gdbinit.

    error          bad_value at byte 9 (list)
    result<T>      the value, or the error
    frame          NLN "AWY bob@example.com Bob%20B 0", of 40 bytes; with a payload of 5 bytes
    verb           NLN
    percent_text   "Bob%20B", which is "Bob B"

They read members and call nothing, so they work on a core file as well, with libstdc++ and with libc++.
"""

import urllib.parse

import gdb
import gdb.printing


def bytes_of(view):
    """The bytes of a std::string_view."""
    names = {field.name for field in view.type.strip_typedefs().fields()}
    data, size = ("_M_str", "_M_len") if "_M_str" in names else ("__data_", "__size_")
    length = int(view[size])
    return bytes(gdb.selected_inferior().read_memory(view[data], length)) if length else b""


def quoted(text):
    """Bytes as a C++ literal."""
    shown = text.decode("utf-8", "backslashreplace").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else {"\r": "\\r", "\n": "\\n", "\t": "\\t"}.get(c, f"\\x{ord(c):02x}") for c in shown) + '"'


def name_of(value):
    """An enumerator without its namespace."""
    return str(value).rsplit("::", 1)[-1]


class Error:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        code = name_of(self.value["code"])
        if code == "none":
            return "no error"
        field = bytes_of(self.value["field"]).decode("ascii", "replace")
        return f"{code} at byte {int(self.value['offset'])}" + (f" ({field})" if field else "")


class Result:
    def __init__(self, value):
        self.value = value

    def parts(self):
        if "failure_" in {field.name for field in self.value.type.strip_typedefs().fields()}:
            failure = self.value["failure_"]
            return name_of(failure["code"]) == "none", None, failure
        storage = self.value["storage_"]
        has = bool(storage["has"])
        return has, storage["value"] if has else None, None if has else storage["failure"]

    def to_string(self):
        has, value, failure = self.parts()
        if not has:
            return Error(failure).to_string()
        return "success" if value is None else "value"

    def children(self):
        has, value, _ = self.parts()
        if has and value is not None:
            yield "value", value


class Frame:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        verb = bytes_of(self.value["verb"]).decode("ascii", "replace")
        text = f'{verb} {quoted(bytes_of(self.value["arguments"]))}, of {len(bytes_of(self.value["bytes"]))} bytes'
        if self.value["has_payload"]:
            text += f', with a payload of {len(bytes_of(self.value["payload"]))} bytes'
        return text

    def children(self):
        for name in ("bytes", "verb", "arguments", "payload"):
            yield name, self.value[name]


class Verb:
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return "".join(chr(int(self.value["bytes_"][i])) for i in range(3))


class PercentText:
    def __init__(self, value):
        base = value[value.type.strip_typedefs().fields()[0]] if value.type.strip_typedefs().fields()[0].is_base_class else value
        self.raw = bytes_of(base["raw_"])
        self.encoded = bool(base["encoded_"])

    def to_string(self):
        if not self.encoded or b"%" not in self.raw:
            return quoted(self.raw)
        return f"{quoted(self.raw)}, which is {quoted(urllib.parse.unquote_to_bytes(self.raw))}"


def printers():
    all_of_them = gdb.printing.RegexpCollectionPrettyPrinter("msnp")
    all_of_them.add_printer("error", r"^msnp::error$", Error)
    all_of_them.add_printer("result", r"^msnp::result<.*>$", Result)
    all_of_them.add_printer("frame", r"^msnp::frame$", Frame)
    all_of_them.add_printer("verb", r"^msnp::verb$", Verb)
    all_of_them.add_printer("percent_text", r"^msnp::percent_text$", PercentText)
    return all_of_them


gdb.printing.register_pretty_printer(None, printers(), replace=True)
