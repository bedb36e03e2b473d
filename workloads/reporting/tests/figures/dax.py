"""The functions of DAX that the measures have, on rows of a view, as their documentation says; no engine of DAX."""

import math
import re

from figures.model import MEASURES, source_of

_TOKEN = re.compile(
    r"\s*(?:'(?P<quoted>[^']+)'|(?P<word>[A-Za-z]\w*)|\[(?P<brackets>[^\]]+)\]|(?P<number>\d+)|(?P<symbol>[(),=]))"
)


def evaluate(expression, rows):
    """Value of an expression for rows; None is BLANK. What it does not know is an error."""
    reader = _Reader(expression)
    tree = reader.read()
    if reader.token:
        raise ValueError(f"not read here: {expression}")
    return _value(tree, rows)


class _Reader:
    def __init__(self, expression):
        tokens = list(_TOKEN.finditer(expression))
        if "".join(token[0] for token in tokens) != expression.rstrip():
            raise ValueError(f"not read here: {expression}")
        self._tokens = [(token.lastgroup, token[token.lastgroup]) for token in tokens]

    @property
    def token(self):
        return self._tokens[0] if self._tokens else None

    def _take(self, *allowed):
        found = self._tokens.pop(0)
        if allowed and found[1] not in allowed:
            raise ValueError(f"{found[1]} in the place of one of {allowed}")
        return found

    def read(self):
        """An operand, or two with an equals sign between them."""
        left = self._operand()
        if self.token == ("symbol", "="):
            self._take("=")
            return ("equal", left, self._operand())
        return left

    def _operand(self):
        kind, text = self._take()
        if kind == "number":
            return ("number", int(text))
        if kind == "brackets":
            return ("measure", text)
        if kind == "word" and self.token == ("symbol", "("):
            return ("call", text, self._arguments())
        if kind in ("word", "quoted"):
            is_column = self.token and self.token[0] == "brackets"
            return ("column", source_of(text, self._take()[1])[1]) if is_column else ("table", text)
        raise ValueError(f"{text} is not read here")

    def _arguments(self):
        self._take("(")
        found = [self.read()]
        while self._take(",", ")")[1] == ",":
            found.append(self.read())
        return found


def _value(tree, rows):
    kind, *parts = tree
    if kind == "number":
        return parts[0]
    if kind == "measure":
        return evaluate(MEASURES[parts[0]][1]["expression"], rows)
    if kind != "call":
        raise ValueError(f"{kind} has no value of its own: {parts}")
    name, arguments = parts
    if name == "CALCULATE":
        inner, *filters = arguments
        for each in filters:
            rows = [row for row in rows if _keeps(each, row)]
        return _value(inner, rows)
    return _FUNCTIONS[name](arguments, rows)


def _keeps(tree, row):
    """Whether a row passes KEEPFILTERS(Table[Column] = number), the one filter that is known here."""
    (_, name, ((_, (_, column), (_, number)),)) = tree
    assert name == "KEEPFILTERS", name
    return row[column] == number


def _column(arguments, rows):
    ((kind, column),) = arguments
    assert kind == "column", kind
    return [row[column] for row in rows if row[column] is not None]


def _sum(arguments, rows):
    values = _column(arguments, rows)
    return sum(values) if values else None


def _divide(arguments, rows):
    above, below = (_value(each, rows) for each in arguments)
    # BLANK is 0 below the line, and what is divided by 0 is BLANK.
    return None if above is None or not below else above / below


def _root(arguments, rows):
    value = _value(arguments[0], rows)
    return None if value is None else math.sqrt(value)


_FUNCTIONS = {
    "SUM": _sum,
    "MAX": lambda arguments, rows: max(_column(arguments, rows), default=None),
    "DISTINCTCOUNT": lambda arguments, rows: len(set(_column(arguments, rows))) or None,
    "COUNTROWS": lambda arguments, rows: len(rows) or None,
    "DIVIDE": _divide,
    "SQRT": _root,
}
