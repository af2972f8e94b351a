"""What templates say to readers, put into a language while they are compiled: drawing a page takes no time for it.

`_("Cite")` becomes a constant, `_("Papers of {year}", year=view.year)` pieces around an expression, and
`_n(count, "{n} paper", "{n} papers")` a choice between such rows of pieces.
"""

import re
from collections.abc import Callable

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.language.words import END_OF_ISOLATE, ISOLATE, Words

# Names that no template gives to anything else.
_NUMBER, _PLURAL = "_number_of_text", "_form_for_number"
_PIECE = re.compile(r"\{(\w+)\}")


def functions_of(words: Words) -> dict[str, object]:
    """Return what templates may call: `_` and `_n` for words that are only known when a page is drawn, and helpers."""
    return {
        "_": words.say,
        "_n": words.count,
        "_forms": lambda one, many: dict(zip(words.categories, words.forms(one, many), strict=True)),
        "number": words.number,
        "language": words.language,
        "direction": words.direction,
        _NUMBER: words.number,
        _PLURAL: _chooser(words),
    }


def _chooser(words: Words) -> Callable[..., str]:
    form_of = words.plural_form

    def form_for(number: int, *forms: str) -> str:
        return forms[form_of(number)]

    return form_for


def translated(template: nodes.Template, words: Words) -> nodes.Template:
    """Return a template in a language. Changes it in place."""
    _Translator(words).visit(template)
    if template.environment is not None:
        template.set_environment(template.environment)
    return template


class _Translator(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words
        self._texts: dict[int, nodes.Concat] = {}
        """Texts with expressions in them, by their `id`."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named as the node
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        line = node.lineno
        texts = [arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)]
        values = {pair.key: pair.value for pair in node.kwargs}
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            return node
        if name == "_" and len(texts) == len(node.args) == 1:
            return self._filled(self._words.said(texts[0]), values, line)
        if name == "_n" and len(texts) == 2 and len(node.args) == 3:
            number = node.args[0]
            values["n"] = _call(_NUMBER, [number], line)
            forms = [self._filled(form, values, line) for form in self._words.forms(texts[0], texts[1])]
            return forms[0] if len(forms) == 1 else _call(_PLURAL, [number, *forms], line)
        if name == "_forms" and len(texts) == len(node.args) == 2:
            pairs = zip(self._words.categories, self._words.forms(texts[0], texts[1]), strict=True)
            return nodes.Dict([nodes.Pair(_const(key, line), _const(form, line), lineno=line) for key, form in pairs])
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - as above
        """Write the pieces of a text one after another, where it would be put together first."""
        self.generic_visit(node)
        pieces: list[nodes.Expr] = []
        for child in node.nodes:
            pieces += self._texts[id(child)].nodes if id(child) in self._texts else [child]
        node.nodes = pieces
        return node

    def _filled(self, text: str, values: dict[str, nodes.Expr], line: int) -> nodes.Expr:
        """Return a text with expressions in the place of its placeholders; one without a value stays as it is."""
        pieces: list[nodes.Expr] = []
        done = 0
        for match in _PIECE.finditer(text):
            if match[1] not in values:
                continue
            if match.start() > done:
                pieces.append(_const(text[done : match.start()], line))
            isolated = self._words.direction == "rtl" and match[1] != "n"
            value = values[match[1]]
            pieces += [_const(ISOLATE, line), value, _const(END_OF_ISOLATE, line)] if isolated else [value]
            done = match.end()
        if done < len(text) or not pieces:
            pieces.append(_const(text[done:], line))
        if len(pieces) == 1:
            return pieces[0]
        whole = nodes.Concat(pieces, lineno=line)
        self._texts[id(whole)] = whole
        return whole


def _const(text: str, line: int) -> nodes.Const:
    return nodes.Const(text, lineno=line)


def _call(name: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    return nodes.Call(nodes.Name(name, "load", lineno=line), arguments, [], None, None, lineno=line)
