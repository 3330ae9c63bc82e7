"""Every small fault that mutate.py may put into a C++ header, found on its tokens.

    for mutation in mutations(path, text, enumerators): …

The text is read the way clang-format leaves it: a binary operator has a blank on either side. That, and brackets that are
matched, tell a template's angle brackets from comparisons and references from `and`, without a parser. What is not told
apart with certainty gives no mutation. Left alone are comments, literals of text, preprocessor lines, attributes,
static_assert, what is only a type (requires-expressions, decltype, noexcept), and the `example` of a command.

Imported by mutate.py. Red: tests/tools/mutate_test.py.
"""

import collections
import dataclasses
import re

KINDS = {
    "compare": "a comparison lets its limit in or out, or is turned round",
    "arithmetic": "plus for minus, times for divided by, and the reverse",
    "bits": "and for or, a shift the other way",
    "literal": "a whole number one more",
    "drop-one": "`+ 1` or `- 1` left out",
    "drop-left": "the first operand of && or || left out",
    "drop-right": "a later operand of && or || left out",
    "drop-not": "! left out",
    "negate": "the condition of an if the other way round",
    "always": "true for the condition of an if",
    "never": "false for the condition of an if or a loop",
    "choose-first": "true for the condition of ?:",
    "choose-second": "false for the condition of ?:",
    "drop-return": "an if left out that only returns, breaks or continues",
    "drop-statement": "an assignment, an increment or a call left out",
    "swap-fields": "two neighbours in a wire() change places",
    "swap-bool": "true for false, false for true",
    "errc": "another error code",
    "dialect": "another dialect",
}

# The enumerations whose enumerators are taken for one another: the next one in their order, none after the last.
ENUMERATIONS = ["errc", "dialect"]

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="}
BITS = {"&": "|", "|": "&", "<<": ">>", ">>": "<<", "&=": "|=", "|=": "&=", "<<=": ">>=", ">>=": "<<="}
ASSIGNMENTS = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="}
JUMPS = {"return", "continue", "break", "throw"}

# No statement that begins with one of these is an expression.
NO_EXPRESSION = JUMPS | set(
    "if else for while do switch case default goto using typedef static_assert static constexpr const auto template friend"
    " public private protected struct class union enum namespace typename unsigned try catch delete new requires concept"
    " explicit inline virtual extern operator".split()
)

OPERATORS = (
    "<=> <<= >>= ->* ... << >> <= >= == != && || -> :: ++ -- += -= *= /= %= &= |= ^= ## .*".split()
)
TOKEN = re.compile(
    r'(?P<blank>\s+|\\\n)'
    r'|(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)'
    r'|(?P<text>(?:u8|[uUL])?(?:R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)"'
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')(?:[A-Za-z_]\w*)?)'
    r"|(?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)"
    r'|(?P<word>[A-Za-z_]\w*)'
    r'|(?P<operator>' + "|".join(re.escape(operator) for operator in OPERATORS) + r'|.)',
    re.DOTALL,
)
DIRECTIVE = re.compile(r'#(?:\\\n|/\*.*?\*/|[^\n])*', re.DOTALL)
INTEGER = re.compile(r"(0[xX]|0[bB]|)([0-9a-fA-F']+?)((?:[uU]|[lL]{1,2}|[zZ])*)\Z")

CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}


@dataclasses.dataclass
class Token:
    kind: str  # text, number, word, operator; "name" for the operator in the name of a function
    text: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


def tokens_of(text):
    """The tokens without blanks, comments and preprocessor lines."""
    result = []
    at, at_line_start = 0, True
    while at < len(text):
        directive = DIRECTIVE.match(text, at) if at_line_start else None
        if directive:
            at = directive.end()
            continue
        match = TOKEN.match(text, at)
        kind, found = match.lastgroup, match.group(0)
        if kind in ("blank", "comment"):
            at_line_start = at_line_start and kind == "blank" or found.endswith("\n")
        else:
            at_line_start = False
            named = kind == "operator" and result and result[-1].text == "operator" and found not in "(["
            # lastgroup is the outermost group, but for raw strings, whose delimiter is a group inside.
            result.append(Token("name" if named else "text" if kind == "delimiter" else kind, found, at))
        if "\n" in found and kind == "blank":
            at_line_start = True
        at = match.end()
    return result


class Source:
    """A header's tokens and which bracket belongs to which."""

    def __init__(self, text):
        self.text = text
        self.tokens = tokens_of(text)
        self.split_closers()
        self.partner = {}  # index of a bracket -> index of the other one
        self.around = []  # of each token the index of the innermost bracket around it, or None
        self.match_brackets()
        self.frozen = [False] * len(self.tokens)
        self.freeze()

    # ---- what stands where

    def is_spaced(self, i):
        """Whether a token has a blank on either side."""
        tokens = self.tokens
        return (
            0 < i < len(tokens) - 1 and tokens[i - 1].end < tokens[i].start and tokens[i].end < tokens[i + 1].start
        )

    def word(self, i):
        """The token's text, or nothing where there is none."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def is_operator(self, i, texts):
        return self.tokens[i].kind == "operator" and self.tokens[i].text in texts

    def slice(self, first, last):
        """The text of the tokens first to last, both in it."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    # ---- brackets

    def split_closers(self):
        """`>>` without blanks is the end of two templates."""
        result = []
        for i, token in enumerate(self.tokens):
            if token.kind == "operator" and token.text == ">>" and not self.is_spaced(i):
                result += [Token("operator", ">", token.start), Token("operator", ">", token.start + 1)]
            else:
                result.append(token)
        self.tokens = result

    def may_open(self, i):
        """Whether a `<` may begin a template's parameters or arguments; it does if it finds its `>`."""
        before = self.tokens[i - 1] if i > 0 else None
        if before is None or self.is_spaced(i):
            return False
        if before.text == "template":
            return True
        return before.end == self.tokens[i].start and (before.kind == "word" or before.text == "]")

    def match_brackets(self):
        stack = []
        for i, token in enumerate(self.tokens):
            if token.kind != "operator":
                self.around.append(stack[-1] if stack else None)
                continue
            if token.text in (")", "]", "}"):
                while stack and self.tokens[stack[-1]].text == "<":
                    stack.pop()  # it was a comparison
                if stack:
                    self.partner[i] = stack[-1]
                    self.partner[stack.pop()] = i
            elif token.text == ">" and stack and self.tokens[stack[-1]].text == "<":
                self.partner[i] = stack[-1]
                self.partner[stack.pop()] = i
            elif token.text == ";":
                while stack and self.tokens[stack[-1]].text == "<":
                    stack.pop()
            self.around.append(stack[-1] if stack else None)
            if token.text in ("(", "[", "{") or token.text == "<" and self.may_open(i):
                stack.append(i)
        for i, opening in enumerate(self.around):
            while opening is not None and opening not in self.partner:
                opening = self.around[opening]
            self.around[i] = opening

    def next(self, i):
        """The token behind i, or behind its bracket where i opens one."""
        return (self.partner[i] if self.opens(i) else i) + 1

    def opens(self, i):
        return i in self.partner and self.partner[i] > i

    def top_level(self, first, end):
        """The tokens from first to before end that are in no bracket opened there; a bracket stands for all of it."""
        i = first
        while i < end:
            yield i
            i = self.next(i)

    def find(self, first, end, texts):
        """The first token on the top level that is one of these operators, or None."""
        return next((i for i in self.top_level(first, end) if self.is_operator(i, texts)), None)

    def statement_end(self, i):
        """The `;` of the simple statement that begins at i, or None."""
        end = self.find(i, len(self.tokens), {";", ")", "]", "}"})
        return end if end is not None and self.tokens[end].text == ";" else None

    def operand_start(self, i, weaker):
        """Where the operand begins that ends in front of token i: behind a bracket that is open or an operator of `weaker`."""
        at = i - 1
        while at >= 0:
            if at in self.partner and not self.opens(at):
                at = self.partner[at] - 1
                continue
            if self.opens(at) or self.stops(at, weaker):
                return at + 1
            at -= 1
        return 0

    def operand_end(self, i, weaker):
        """The last token of the operand that begins at i."""
        for at in self.top_level(i, len(self.tokens)):
            if self.word(at) == "{" and self.tokens[at - 1].end == self.tokens[at].start:
                continue  # T{}
            if (at in self.partner and not self.opens(at)) or self.stops(at, weaker):
                return at - 1
        return len(self.tokens) - 1

    def stops(self, i, weaker):
        token = self.tokens[i]
        if token.kind == "word":
            return token.text in ("return", "case", "throw", "requires", "else", "do", "explicit", "constexpr")
        return token.kind == "operator" and (token.text in weaker or token.text in ASSIGNMENTS)

    # ---- what is left alone

    def freeze(self):
        for i, token in enumerate(self.tokens):
            end = None
            if token.text in ("static_assert", "decltype", "noexcept", "alignas") and self.word(i + 1) == "(":
                end = self.next(i + 1) - 1
            elif token.text == "requires" and self.word(i + 1) in ("(", "{"):
                end = self.next(i + 1) - 1
                if self.tokens[end].text == ")":  # parameters, or a clause that is no type alone
                    end = self.next(end + 1) - 1 if self.word(end + 1) == "{" else None
            elif token.text == "[" and self.word(i + 1) == "[" and self.opens(i):
                end = self.partner[i]
            elif token.text in ("example", "examples") and self.word(i + 1) in ("=", "["):
                end = self.statement_end(i)
            if end is not None:
                for at in range(i, end + 1):
                    self.frozen[at] = True

    def is_scope(self, opening):
        """Whether a `{` opens a namespace or a type, in which there are declarations only."""
        i = opening - 1
        while i >= 0 and not self.opens(i) and self.tokens[i].text not in (";", "{", "}"):
            if self.tokens[i].text in ("namespace", "struct", "class", "union", "enum"):
                return True
            i = (self.partner[i] if i in self.partner else i) - 1
        return False

    def in_body(self, i):
        """Whether a token stands directly in the braces of a function, a loop or the like."""
        opening = self.around[i]
        return opening is not None and self.tokens[opening].text == "{" and not self.is_scope(opening)

    def begins_statement(self, i):
        if not self.in_body(i):
            return False
        before = self.tokens[i - 1]
        if before.text == "}":
            return "\n" in self.text[before.end : self.tokens[i].start]  # T{}(x) goes on in the same line
        if before.kind == "operator" and before.text in (";", "{"):
            return True
        if before.text in ("else", "do"):
            return True
        if before.text == ")" and i - 1 in self.partner:
            head = self.partner[i - 1] - 1
            return self.word(head) in ("if", "for", "while") or self.word(head - 1) == "if"
        return before.text == ":" and self.word(i - 2) == "default" or self.is_case(i - 1)

    def is_case(self, colon):
        if self.tokens[colon].text != ":":
            return False
        i = colon - 1
        while i >= 0 and self.tokens[i].text not in (";", "{", "}", "?"):
            if self.tokens[i].text == "case":
                return True
            i -= 1
        return False

    def is_expression(self, first, end):
        """Whether the statement of these tokens does something rather than declare something: tells `T x = y` and `T& x = y`
        from `x = y` by two words, or a word behind a sign, that only a declaration has."""
        if self.tokens[first].text in NO_EXPRESSION:
            return False
        if self.tokens[first].kind != "word" and self.tokens[first].text not in ("*", "++", "--", "("):
            return False
        assignment = self.find(first, end, ASSIGNMENTS)
        if assignment is not None and self.word(assignment + 1) in ("default", "delete"):
            return False
        target_end = end if assignment is None else assignment
        before = None
        for i in self.top_level(first, target_end):
            token = self.tokens[i]
            if before is not None:
                if token.kind == "word" and (self.tokens[before].kind == "word" or self.word(i - 1) in (">", "*", "&", "&&")):
                    return i == first + 1 and self.tokens[first].text == "*"
            before = i
        if assignment is not None:
            return True
        steps = ("++", "--")
        return self.tokens[first].text in steps or self.word(end - 1) in steps or self.word(end - 1) == ")"


@dataclasses.dataclass
class Mutation:
    """One fault: text[start:end] becomes `replacement`."""

    file: str  # as given to mutations()
    kind: str
    start: int
    end: int
    replacement: str
    row: int  # from 1
    column: int  # from 1
    line: str  # the lines that change, on one, with single blanks
    becomes: str  # the same, mutated
    nth: int  # of those with the same file, kind, line and becomes, from 1
    shown: str  # the line with [-what goes-]{+what comes+}

    @property
    def id(self):
        return f"{self.file}:{self.row}:{self.column}:{self.kind}"

    @property
    def identity(self):
        """What stays when lines move."""
        return self.file, self.kind, self.line, self.becomes, self.nth

    def apply(self, text):
        return text[: self.start] + self.replacement + text[self.end :]


def enumerators_in(text):
    """{enumeration: its enumerators in order} of those in ENUMERATIONS that are defined here."""
    source = Source(text)
    result = {}
    for i, token in enumerate(source.tokens):
        if token.text not in ENUMERATIONS or source.word(i - 1) not in ("class", "enum"):
            continue
        opening = source.find(i, len(source.tokens), {"{", ";"})
        if opening is None or source.tokens[opening].text != "{":
            continue
        names = []
        for at in source.top_level(opening + 1, source.partner[opening]):
            if source.tokens[at].kind == "word" and source.word(at - 1) in ("{", ","):
                names.append(source.tokens[at].text)
        result[token.text] = names
    return result


def one_more(literal):
    """The next whole number, in the same base and with the same suffix, or None."""
    match = INTEGER.match(literal)
    if not match:
        return None
    prefix, digits, suffix = match.groups()
    digits = digits.replace("'", "")
    base = {"0x": 16, "0b": 2, "": 8 if len(digits) > 1 and digits[0] == "0" else 10}[prefix.lower()]
    try:
        value = int(digits, base) + 1
    except ValueError:
        return None
    if value > 0xFFFFFFFFFFFFFFFF:
        return None
    written = {16: "x", 10: "d", 8: "o", 2: "b"}[base]
    width = len(digits) if base in (16, 2) else 0
    return f"{prefix}{'0' if base == 8 else ''}{value:0{width}{written}}{suffix}"


def is_reference(source, i):
    """`&` or `&&` behind a member function's parameters."""
    return source.word(i - 1) == ")" and source.word(i + 1) in ("noexcept", "{", ";", "=", "->", "const", "requires")


def of_tokens(source, enumerators):
    """(kind, first token, start, end, replacement) of what one token or an operator with its operands shows."""
    tokens = source.tokens
    for i, token in enumerate(tokens):
        if source.frozen[i]:
            continue
        here = (i, token.start, token.end)
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind == "number":
            more = one_more(token.text)
            if more:
                yield "literal", *here, more
        elif token.kind == "word":
            if token.text in ("true", "false"):
                yield "swap-bool", *here, "false" if token.text == "true" else "true"
            names = enumerators.get(source.word(i - 2), []) if source.word(i - 1) == "::" else []
            first = i - 2
            while source.word(first - 1) == "::":
                first -= 2
            if token.text in names and source.word(first - 1) != "case":
                yield source.word(i - 2), *here, names[(names.index(token.text) + 1) % len(names)]
        elif token.kind == "operator" and after and i > 0:
            if token.text in COMPARISONS and i not in source.partner and (token.text not in "<>" or source.is_spaced(i)):
                yield "compare", *here, COMPARISONS[token.text]
            if not source.is_spaced(i):
                if token.text == "!":
                    yield "drop-not", *here, ""
                continue
            is_text = "text" in (tokens[i - 1].kind, after.kind) and '"' in tokens[i - 1].text + after.text
            if token.text in ARITHMETIC and not is_text:
                yield "arithmetic", *here, ARITHMETIC[token.text]
            if token.text in BITS and not is_reference(source, i):
                yield "bits", *here, BITS[token.text]
            if token.text in ("+", "-") and re.match(r"1[uUlL]*\Z", after.text) and source.word(i + 2) not in ("*", "/", "%"):
                yield "drop-one", i, tokens[i - 1].end, after.end, ""
            if token.text in ("&&", "||") and not is_reference(source, i):
                yield from of_operands(source, i)
            if token.text == "?":
                first = source.operand_start(i, {",", ";", "?", ":"})
                condition = (i, tokens[first].start, tokens[i - 1].end)
                yield "choose-first", *condition, "true"
                yield "choose-second", *condition, "false"


def of_operands(source, i):
    """Each operand of a chain of the same operator is left out once: the first at the first operator, others at theirs."""
    tokens = source.tokens
    if "..." in (source.word(i - 1), source.word(i + 1)):
        return
    same = tokens[i].text
    weaker = {",", ";", "?", ":", "||", "{", "}"} | {same}
    first = source.operand_start(i, weaker)
    last = source.operand_end(i + 1, weaker)
    if first < i and source.word(first - 1) != same:
        yield "drop-left", i, tokens[first].start, tokens[i + 1].start, ""
    if last > i:
        yield "drop-right", i, tokens[i - 1].end, tokens[last].end, ""


def of_conditions(source):
    """What if, for and while show."""
    tokens = source.tokens
    for i, token in enumerate(tokens):
        if token.text not in ("if", "for", "while") or source.frozen[i] or not source.opens(i + 1):
            continue
        # (What if constexpr asks is usually about types: the code that it keeps out would not compile.)
        closing = source.partner[i + 1]
        dropped = None
        if token.text == "if":
            dropped = jump_end(source, closing + 1)
            if source.word(i - 1) == "else" or source.word((dropped or 0) + 1) == "else":
                dropped = None
            if dropped:
                yield "drop-return", i, token.start, tokens[dropped].end, ";"
        parts = [at for at in source.top_level(i + 2, closing) if tokens[at].text == ";"]
        if token.text == "for":
            if len(parts) != 2:
                continue
            first, end = parts[0] + 1, parts[1]
        else:
            first, end = (parts[-1] + 1 if parts else i + 2), closing
        if first >= end or source.find(first, end, ASSIGNMENTS) is not None or source.slice(first, end - 1) in ("true", "false"):
            continue
        condition = (first, tokens[first].start, tokens[end - 1].end)
        if not dropped:
            yield "never", *condition, "false"
        if token.text != "if":
            continue
        yield "always", *condition, "true"
        # A lone `!` or `==` is turned round by the mutations of its own.
        joined = source.find(first, end, {"&&", "||", "?"}) is not None
        turned = tokens[first].text == "!" or source.find(first, end, {"==", "!="}) is not None
        if joined or not turned:
            yield "negate", *condition, f"!({source.slice(first, end - 1)})"


def jump_end(source, i):
    """The last token of the statement at i if it is nothing but a return or the like, or a block that ends in one."""
    tokens = source.tokens
    if source.word(i) in JUMPS:
        return source.statement_end(i)
    if source.word(i) == "{" and source.opens(i):
        at = i + 1
        while at < source.partner[i]:
            end = source.statement_end(at)
            if end is None:
                return None
            if tokens[at].text in JUMPS and end + 1 == source.partner[i]:
                return source.partner[i]
            at = end + 1
    return None


def of_statements(source):
    tokens = source.tokens
    for i in range(len(tokens)):
        if source.frozen[i] or not source.begins_statement(i):
            continue
        end = source.statement_end(i)
        if end is not None and end > i and source.is_expression(i, end):
            yield "drop-statement", i, tokens[i].start, tokens[end].end, ";"


def field_end(source, i):
    """The `;` of `io.…(…);` or `if (io.since(…)) io.…(…);`, or None."""
    if source.word(i) == "if" and source.opens(i + 1):
        i = source.partner[i + 1] + 1
    if source.word(i) != "io" or source.word(i + 1) != ".":
        return None
    return source.statement_end(i)


def of_fields(source):
    tokens = source.tokens
    for i, token in enumerate(tokens):
        if token.text != "wire" or source.word(i - 1) != "void" or not source.opens(i + 1):
            continue
        opening = source.find(source.partner[i + 1], len(tokens), {"{", ";"})
        if opening is None or not source.opens(opening):
            continue
        before, at = None, opening + 1
        while at < source.partner[opening]:
            end = field_end(source, at)
            if end is None:
                end = source.statement_end(at)
                before = None
                if end is None:
                    break
            else:
                if before and source.slice(*before) != source.slice(at, end):
                    between = source.text[tokens[before[1]].end : tokens[at].start]
                    swapped = source.slice(at, end) + between + source.slice(*before)
                    yield "swap-fields", before[0], tokens[before[0]].start, tokens[end].end, swapped
                before = (at, end)
            at = end + 1


def on_one_line(*parts):
    """Pieces of code that end where tokens do, without comments and with single blanks."""
    bare = (TOKEN.sub(lambda match: " " if match.lastgroup == "comment" else match.group(0), part) for part in parts)
    return " ".join("".join(bare).split())


def mutations(file, text, enumerators):
    """Every mutation of a header's text, in its order."""
    source = Source(text)
    found = [*of_tokens(source, enumerators), *of_conditions(source), *of_statements(source), *of_fields(source)]
    found.sort(key=lambda each: (source.tokens[each[1]].start, list(KINDS).index(each[0])))
    result = []
    seen = collections.Counter()
    for kind, token, start, end, replacement in found:
        begin = text.rfind("\n", 0, start) + 1
        finish = text.find("\n", end)
        finish = len(text) if finish < 0 else finish
        before, changed, after = text[begin:start], text[start:end], text[end:finish]
        line = on_one_line(before, changed, after)
        becomes = on_one_line(before, replacement, after)
        come = f"{{+{replacement}+}}" if replacement else ""
        seen[kind, line, becomes] += 1
        at = source.tokens[token].start
        result.append(
            Mutation(
                file=file,
                kind=kind,
                start=start,
                end=end,
                replacement=replacement,
                row=text.count("\n", 0, at) + 1,
                column=at - text.rfind("\n", 0, at),
                line=line,
                becomes=becomes,
                nth=seen[kind, line, becomes],
                shown=on_one_line(before, "[-", changed, "-]", come, after),
            )
        )
    return result
