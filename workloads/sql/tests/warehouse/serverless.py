"""Rules for views of a serverless SQL pool, on the tree of sqlfluff."""

from functools import cache

from sqlfluff.core import Linter

UTF8 = "_UTF8"


@cache
def parsed(text):
    """The tree of a script, and what sqlfluff could not parse, each with its line."""
    result = Linter(dialect="tsql").parse_string(text)
    return result.tree, [f"line {each.line_no}: {each.desc()}" for each in result.violations]


def view_faults(text):
    """What is wrong with the views of a script."""
    tree, found = parsed(text)
    if found:
        return found
    for star in tree.recursive_crawl("wildcard_expression"):
        found.append(
            f"line {star.pos_marker.line_no}: SELECT * takes the columns that a table has by chance; list them"
        )
    for source in tree.recursive_crawl("openrowset_segment"):
        line = f"line {source.pos_marker.line_no}"
        raw = " ".join(source.raw.upper().split())
        if "FORMAT = 'DELTA'" not in raw:
            found.append(f"{line}: OPENROWSET states FORMAT = 'DELTA': gold is in Delta format")
        if "DATA_SOURCE = " not in raw:
            found.append(f"{line}: OPENROWSET names a DATA_SOURCE, which has the address and the identity")
        clauses = list(source.recursive_crawl("openrowset_with_clause"))
        if not clauses:
            found.append(f"{line}: OPENROWSET states the types of its columns in WITH (…)")
        for clause in clauses:
            found += _text_faults(clause)
    return found


def _text_faults(clause):
    (columns,) = clause.get_children("bracketed")
    name = collation = data_type = None
    for part in [*columns.segments, None]:
        if part is None or part.is_type("comma", "end_bracket"):
            if data_type is not None and "char" in data_type.raw.lower() and UTF8 not in (collation or "").upper():
                yield f"line {data_type.pos_marker.line_no}: {name} has no collation of UTF-8"
            name = collation = data_type = None
        elif part.is_type("data_type"):
            data_type = part
        elif part.is_type("collation_reference"):
            collation = part.raw
        elif part.is_type("naked_identifier", "quoted_identifier") and name is None:
            name = part.raw
