"""YAML between two lines of "---" at the head of a Markdown file."""

LONGEST_FRONT_MATTER = 64_000
"""Characters; the limit stands before the parser, since YAML can be costly."""


class FrontMatterError(Exception):
    """Front matter that cannot be read; `line` counts from 1 in the file."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def split_front_matter(text: str) -> tuple[dict[str, object], str, int]:
    """Return the values of the front matter, the body behind it, and the number of lines before the body.

    A text without front matter has no values. Raises FrontMatterError if it cannot be read.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text, 0
    end = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise FrontMatterError("the line `---` that ends it is missing", 1)
    source = "\n".join(lines[1:end])
    if len(source) > LONGEST_FRONT_MATTER:
        raise FrontMatterError(f"it has more than {LONGEST_FRONT_MATTER:,} characters", 1)
    from generator.parse.plain_yaml import YamlError, parse_plain_yaml  # noqa: PLC0415 - see there

    try:
        values = parse_plain_yaml(source)
    except YamlError as error:
        raise FrontMatterError(error.reason, error.line + 1) from error
    if values is None:
        values = {}
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        raise FrontMatterError("expected lines of `key: value`", 2)
    return values, "\n".join(lines[end + 1 :]), end + 1
