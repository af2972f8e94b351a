"""A page's template and the ones that it is made from -> one template: put together when it is compiled, not on every page.

A paper's page is made from six templates, whose pieces Jinja hands up from one to the next, each with its own names to look
up, and each asks on every page for the macros that it imports. Whatever is unusual (`super()`, a base that is chosen while
drawing, a block in a loop) stays as it is for Jinja, so a template may use all of it.
"""

import re
from collections.abc import Callable, Iterable

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

IMPORTED = "_imported"
"""What a flat template calls for a macro of another one: with that one's name, and the macro's."""

_PART = re.compile(rb"""\{%[-+]?\s*(?:extends|include)\s+["']([^"']+)["']""")
_SETS = (nodes.FromImport, nodes.Import, nodes.Assign, nodes.AssignBlock, nodes.Macro)
"""What gives a meaning to a name; all that counts of a template that extends another one, but for its blocks."""
_NAMES_OF_ITS_OWN = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.AssignBlock)
"""What holds names that a block in it does not see."""

Parse = Callable[[str], nodes.Template]


class UnusualError(Exception):
    """A template that has to stay in pieces."""


def parts_of(name: str, source_of: Callable[[str], bytes | None]) -> tuple[str, ...]:
    """Return the names of all templates that one may be made from, itself among them, in the order of their names."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        source = source_of(one)
        if one not in found and source is not None:
            found.add(one)
            waiting += [part.decode("utf-8", "replace") for part in _PART.findall(source)]
    return tuple(sorted(found))


def flattened(name: str, parse: Parse) -> nodes.Template:
    """Return a template that extends another one with all that it extends and includes in it. Its body is one OverlayScope.

    parse: reads a template, anew each time, and raises what it likes. Raises UnusualError if this one has to stay as it is.
    """
    template = parse(name)
    if template.find(nodes.Extends) is None:
        raise UnusualError
    putter = _Putter(parse)
    whole = nodes.Template([nodes.OverlayScope(nodes.Const(None), putter.whole(template, {}))], lineno=1)
    for node in whole.find_all((nodes.OverlayScope, nodes.Scope, nodes.If, nodes.For)):
        node.body = _joined(node.body)  # type: ignore[attr-defined]  # all of these have one
    if template.environment is not None:
        whole.set_environment(template.environment)
    return whole


class _Putter(NodeTransformer):
    """Puts blocks and included templates into their places."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._under_way: list[str] = []
        """Names of templates that hold what is being put together: none may hold itself."""
        self._blocks: dict[str, nodes.Block] = {}

    def whole(self, template: nodes.Template, blocks: dict[str, nodes.Block]) -> list[nodes.Node]:
        """Return what a template draws. blocks: those of templates that extend it, by name."""
        _refuse_unusual(template)
        blocks = {block.name: block for block in template.find_all(nodes.Block)} | blocks
        extends = list(template.find_all(nodes.Extends))
        if not extends:
            before, self._blocks = self._blocks, blocks
            drawn = self._put_together(template.body)
            self._blocks = before
            return drawn
        base = extends[0].template
        if len(extends) > 1 or extends[0] not in template.body or not isinstance(base, nodes.Const):
            raise UnusualError
        sets = [node for node in template.body if not isinstance(node, nodes.Output | nodes.Block | nodes.Extends)]
        if not all(isinstance(node, _SETS) for node in sets):
            raise UnusualError
        return [*self._put_together(sets), *self._part(base.value, blocks)]

    def visit_Block(self, node: nodes.Block) -> list[nodes.Node]:  # noqa: N802 - named as the node
        return _apart(self._put_together(self._blocks[node.name].body), node.lineno)

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - as above
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or node.ignore_missing or not node.with_context:
            return node
        return _apart(self._part(name, {}), node.lineno)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | list[nodes.Node]:  # noqa: N802 - as above
        if not isinstance(node.template, nodes.Const) or node.with_context:
            return node
        pairs = [(name, name) if isinstance(name, str) else name for name in node.names]
        return [_import(node.template, name, alias, node.lineno) for name, alias in pairs]

    def _part(self, name: str, blocks: dict[str, nodes.Block]) -> list[nodes.Node]:
        """Return what another template draws."""
        if name in self._under_way:
            raise UnusualError
        self._under_way.append(name)
        drawn = self.whole(self._parse(name), blocks)
        self._under_way.pop()
        return drawn

    def _put_together(self, body: Iterable[nodes.Node]) -> list[nodes.Node]:
        found: list[nodes.Node] = []
        for node in body:
            one = self.visit(node)
            found += one if isinstance(one, list) else [one]
        return found


def _refuse_unusual(template: nodes.Template) -> None:
    blocks = list(template.find_all(nodes.Block))
    if any(block.scoped or block.required for block in blocks) or len({block.name for block in blocks}) < len(blocks):
        raise UnusualError
    if any(outer.find(nodes.Block) is not None for outer in template.find_all(_NAMES_OF_ITS_OWN)):
        raise UnusualError
    if any(name.name in ("super", "self", IMPORTED) for name in template.find_all(nodes.Name)):
        raise UnusualError


def _apart(body: list[nodes.Node], line: int) -> list[nodes.Node]:
    """Return what stood in a template or block of its own: what it sets does not reach what stands around it."""
    sets = any(isinstance(node, _SETS) or any(node.find(kind) for kind in _SETS) for node in body)
    return [nodes.Scope(body, lineno=line)] if sets else body


def _import(template: nodes.Const, name: str, alias: str, line: int) -> nodes.Assign:
    arguments: list[nodes.Expr] = [template, nodes.Const(name, lineno=line)]
    call = nodes.Call(nodes.Name(IMPORTED, "load", lineno=line), arguments, [], None, None, lineno=line)
    return nodes.Assign(nodes.Name(alias, "store", lineno=line), call, lineno=line)


def _joined(body: list[nodes.Node]) -> list[nodes.Node]:
    """Return a body in which pieces that follow each other are one row, so that they are written at once."""
    joined: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output) and joined and isinstance(joined[-1], nodes.Output):
            joined[-1] = nodes.Output([*joined[-1].nodes, *node.nodes], lineno=joined[-1].lineno)
        else:
            joined.append(node)
    return joined
