"""What `oeuvre build` says at its end. Light: an unchanged build says it too."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

Answer = dict[str, object]


def tell(answer: Answer, seconds: float) -> None:
    """Write what a build has to tell: notes and failures to the standard error stream, the summary to the output."""
    texts = answer["error_texts" if answer["quiet"] else "texts"]
    for text in texts if isinstance(texts, list) else []:
        _write(text, sys.stderr)
    if answer["failure"]:
        # On one line, whatever the names of files are that it speaks of.
        _write("error: " + " ".join(str(answer["failure"]).split()), sys.stderr)
    if answer["warning"] and not answer["quiet"]:
        _write(f"note: {answer['warning']}", sys.stderr)
    if answer["json"]:
        import json  # noqa: PLC0415 - loaded by now, unless nothing was built before

        keys = ("ok", "output", "files", "pages", "written", "unchanged", "removed")
        summary = {**{key: answer[key] for key in keys}, "seconds": round(seconds, 3), "notes": answer["notes"]}
        _write(json.dumps(summary, ensure_ascii=False, indent=2), sys.stdout)
    elif answer["finished"] and not answer["quiet"]:
        removed = f", {answer['removed']:,} removed" if answer["removed"] else ""
        _write(
            f"{answer['pages']:,} pages in {answer['output']}: {answer['written']:,} files written, "
            f"{answer['unchanged']:,} unchanged{removed}; {answer['tally']}; {seconds:.2f} s",
            sys.stdout,
        )


def _write(text: str, stream: "TextIO") -> None:
    print(text, file=stream, flush=True)
