"""Every code of a note: what it means, how to mend it, and an example. `oeuvre explain CODE` prints this."""

from generator.diagnostics.diagnostic import Diagnostic, Severity, Span
from generator.model.value import value


@value
class Code:
    """One kind of note."""

    severity: Severity
    message: str
    """With {fields} for the author's own words."""
    hint: str
    """The next step; may have {fields} too. Empty: the message says it."""
    explanation: str
    """What happened and why it matters, for `oeuvre explain`."""
    example: str
    """What brings the note about."""


_E, _W = Severity.ERROR, Severity.WARNING

CODES: dict[str, Code] = {
    # -- files ---------------------------------------------------------------------------------------------------
    "cannot-read": Code(
        _E,
        "this file cannot be read: {reason}",
        "look at its permissions, or take it out of the content folder",
        "The file is there, but the system did not let it be opened or read to its end.",
        "a file that belongs to another user",
    ),
    "not-a-file": Code(
        _W,
        "{name} is {what} and was left out",
        "put a copy of the file itself into the content folder",
        "Only regular files are read. A link could lead out of the content folder, and a pipe would never end.",
        "content/me.txt -> ../../secret.txt",
    ),
    "no-address": Code(
        _W,
        "the name of this file cannot be an address of the web, so it was left out",
        "rename it: line breaks, backslashes, and bytes that are no UTF-8 have no place in a name",
        "The name of a file in static/ becomes its address, and stands on a line of its own in the list of what was written.",
        "static/a\\nb.png",
    ),
    "own-file": Code(
        _W,
        "{name} would stand at the same address as this file of yours; yours was kept",
        "rename your file if you want both",
        "A file in static/ wins over what the site would have at the same address, so that anything can be replaced. Other "
        "pages link to it as to what it replaces.",
        "static/papers.bib",
    ),
    "differs-by-case": Code(
        _W,
        "its name differs from {name}, which the site has, in capitals only; it was left out",
        "rename it, or give it exactly that name to replace the other",
        "Windows and macOS keep one file of such a pair. A site has to be the same wherever it is built.",
        "static/Papers.bib",
    ),
    "too-large": Code(
        _E,
        "this file has {size} bytes; at most {limit} are read",
        "split it into several documents",
        "A limit keeps one file from using up the memory of the machine that builds the site.",
        "a profile document of 300 MB",
    ),
    "no-documents": Code(
        _E,
        "there is no profile document in {folder}",
        "put one there, such as {folder}/your-name.txt, or let `oeuvre new` make an example",
        "A site is made from at least one document: a profile document, which is a text that begins with a person's name, "
        "or anything else that is read, or a page in pages/.",
        "an empty content folder",
    ),
    "not-utf8": Code(
        _W,
        "this is not UTF-8 (byte 0x{byte:02X}); the file was read as Windows-1252",
        "save the document as UTF-8",
        "Text without a declared encoding is read as UTF-8. Where that fails, Windows-1252 is the likeliest guess, and "
        "accents may come out wrong.",
        "a document saved as Latin-1",
    ),
    "control-character": Code(
        _W,
        "an invisible character ({character}) was taken out, and all others of its kind",
        "delete it if your editor shows it; nothing else is lost",
        "Control characters, marks that turn the reading direction and zero-width marks can make a page say something "
        "other than it seems to. They are dropped from every text.",
        "a title with U+202E in it",
    ),
    # -- documents of any format ----------------------------------------------------------------------------------
    "unknown-format": Code(
        _E,
        "this is in none of the formats that are read",
        "supported are: {formats}",
        "A document is recognised by what stands in it and by its name. Nothing of any supported format was found.",
        "a spreadsheet, or a web page",
    ),
    "unsupported-format": Code(
        _E,
        "this is {format}, which is not read",
        "{suggestion}",
        "The format was recognised, and there is no reader for it. Most services export BibTeX or RIS too.",
        "a tagged export of Web of Science under the name of publications.ris",
    ),
    "broken-json": Code(
        _E,
        "this is not JSON: {reason}",
        "look just before this place for a comma or a bracket that is missing or too many",
        "JSON can only be read as a whole, so one slip costs the file. Line and column tell where reading stopped.",
        '{"title": "A" "year": 2020}',
    ),
    "broken-xml": Code(
        _E,
        "this is not whole XML: {reason}",
        "look just before this place, or fetch the file again; what was whole before it was read",
        "The document breaks off or is not well-formed. Records that end before that place are kept.",
        "an answer of a service that was saved half",
    ),
    "service-error": Code(
        _E,
        "the service has this to say instead of a record: {text}",
        "ask again with the right identifier, or later",
        "Services answer a wrong question with an error in the same syntax as their records. It says nothing of any work.",
        "an entry of arXiv with the title Error",
    ),
    "not-public": Code(
        _W,
        "{count} that the record marks as not public left out",
        "make them public at the registry if they should be shown",
        "Records that are saved with a person's own key hold things that only they may see.",
        "a work of an ORCID record with the visibility `private`",
    ),
    "lenient-json": Code(
        _W,
        "{what} is not allowed in JSON; it was passed over",
        "delete it: other programs refuse the file",
        "Comments, and a comma behind the last item, are slips that are easy to make by hand. What is meant is clear.",
        '{"name": "Ada",}',
    ),
    "no-records": Code(
        _W,
        "no work was found in this document",
        "if there should be some, look whether the file is whole",
        "The format was recognised, but the document lists nothing.",
        "an empty .bib file",
    ),
    "broken-record": Code(
        _E,
        "{record} was not understood and was left out: {reason}",
        "correct it; the rest of the document was read",
        "One broken record costs itself, never the file.",
        "an entry of BibTeX whose last brace is missing",
    ),
    "record-without-title": Code(
        _W,
        "{record} has no title and was left out",
        "add a title if it is a work of its own",
        "A work without a title cannot have a page. Services list such records for issues, components and attachments.",
        "@book{key, author = {Ada Beispiel}}",
    ),
    "bad-record-date": Code(
        _W,
        "this date could not be used as it is ({reason}): {text}",
        "write it as 2025, 2025-05 or 2025-05-28",
        "What could be read of the date was kept. A bad date costs the date or a part of it, never the work.",
        "year = {to appear}, or 2025-02-30",
    ),
    "bibtex-slip": Code(
        _W,
        "{what}",
        "correct it; what could be read of the entry is shown",
        "A slip costs the part that it is in. Other programs refuse the entry, or the whole file.",
        "title = {On Walking} year = 2020",
    ),
    "duplicate-key": Code(
        _W,
        "another entry has the key {name} too, on line {line}; both are shown",
        "give each entry a key of its own: other programs keep only one of them",
        "Keys of a bibliography name one entry each. Entries with different contents are different works.",
        "@article{ada2020, ...} twice, with different titles",
    ),
    "duplicate-record": Code(
        _W,
        "{record} says the same as the one on line {line}, and is shown once",
        "delete one of the two",
        "The same record stands in the document twice, word by word.",
        "an entry pasted twice",
    ),
    "duplicate-field": Code(
        _W,
        "the field {name} stands in this entry a second time and was left out: {text}",
        "keep one of the two",
        "An entry has each field once. The first one counts, as it does for BibTeX.",
        "year = 2019, year = 2020",
    ),
    "undefined-string": Code(
        _W,
        "the string {name} is not defined; it was taken as a word",
        "define it with @string, or put it into braces",
        "A word without braces or quotation marks stands for a string of the bibliography.",
        "journal = jacm, and no @string{jacm = {Journal of the ACM}}",
    ),
    "missing-parent": Code(
        _W,
        "{record} takes fields from {name}, which is not in this document",
        "copy the entry {name} into the document",
        "`crossref` and `xdata` name an entry whose fields count for this one too, such as a volume of proceedings.",
        "crossref = {focs99}",
    ),
    "guessed-names": Code(
        _W,
        "the names of {record} are parted in a way that BibTeX does not know; they were guessed: {text}",
        "part them by ` and `",
        "Names of a list are parted by the word and; commas part a family name from the given ones.",
        "author = {Ada Beispiel, Ben Exempel, Cy Muster}",
    ),
    "unclosed-record": Code(
        _W,
        "{record} has no last line; it was read as far as it goes",
        "look whether the file is whole; a record of RIS ends with `ER  -`",
        "The next record began, or the file ended, before this one was closed.",
        "a RIS file that was cut",
    ),
    "broken-yaml": Code(
        _E,
        "this is not YAML that can be read: {reason}",
        "look at this line and the one above it: indentation, a colon without a blank behind it, a quotation mark",
        "YAML can only be read as a whole. Anchors, aliases and tags are not read, nor a key that stands twice.",
        "title: On Walking: A Way",
    ),
    "missing-field": Code(
        _W,
        "{record} has no `{name}`, which its format asks for",
        "add it: other programs refuse the document",
        "What is there was read all the same.",
        "a CITATION.cff without authors",
    ),
    "references-left-out": Code(
        _W,
        "{count} works that it refers to were left out: others wrote them",
        "list works of this person's own in a bibliography, or as preferred-citation",
        "The references of software are works that it builds upon. Those that share an author with it are read.",
        "references: in a CITATION.cff",
    ),
    "template-leftover": Code(
        _W,
        "this looks like the example that the template came with, and was left out: {text}",
        "delete it, or write your own in its place",
        "Templates for personal sites come with invented or famous works. On a page of yours they would be yours.",
        "Einstein's papers in the resume of somebody else",
    ),
    "entry-without-name": Code(
        _W,
        "one of {what} says neither what it was nor where; it was left out",
        "give it a name, or take it out",
        "A post or a degree needs at least what it is called or where it was; an award needs its name.",
        '"work": [{"startDate": "2019"}]',
    ),
    "too-many-entries": Code(
        _W,
        "{what} has {count} entries; those after the first {limit} were left out",
        "is this a list of something else?",
        "Posts, degrees and awards of one document are bounded, so that a broken document cannot make pages that nobody can "
        "use.",
        "a resume with thousands of posts",
    ),
    # -- profile documents: header ----------------------------------------------------------------------------------
    "empty-document": Code(
        _E,
        "this document is empty",
        "begin it with the person's name, then a heading such as `15 Papers`",
        "There is not one line with text in the file, so there is nobody to make a page for.",
        "a file of blank lines",
    ),
    "not-a-profile": Code(
        _E,
        "this does not look like a profile document: no headline number, no heading, no paper was found",
        "begin with a name, then lines such as `h-index20` and `15 Papers`; `oeuvre new` makes an example",
        "A profile document has a name, perhaps a category and headline numbers, then a heading such as `15 Papers`, "
        "then papers. Nothing of the kind was recognised.",
        "a letter, or a README",
    ),
    "missing-name": Code(
        _W,
        "the document does not begin with a name, so the file's name stands in: {name}",
        "write the person's name on the first line",
        "The first line of a profile document is the person's name. Here it already is a category, a number or a heading.",
        "h-index20",
    ),
    "unknown-header-line": Code(
        _W,
        "this line of the header was not understood: {text}",
        "expected a category (CL, hep-th) or a label with a number (h-index20, 15papers); the line was left out",
        "Between the name and the papers stand the main category and headline numbers, one on a line.",
        "h-index twenty",
    ),
    "repeated-header-line": Code(
        _W,
        "{what} stands here a second time and was left out: {text}",
        "keep one of the two lines",
        "A header has one main category, and one number of each kind. The first one counts.",
        "h-index20, and h-index21 below it",
    ),
    "missing-heading": Code(
        _W,
        "there is no heading such as `{count} Papers` above the papers",
        "add the line, with a blank line before and after it; it lets the number of papers be checked",
        "The heading parts the header from the papers. Without it, the first line that looks like a paper ends the header.",
        "a document whose papers begin right after the metrics",
    ),
    "paper-count": Code(
        _W,
        "{announced} announced, but {found} found",
        "look for a paper that is cut off or broken, or correct the number",
        "The number in the heading is held against the papers that were found. All that were found are shown.",
        "a heading `15 Papers` above 14 papers",
    ),
    # -- profile documents: papers ----------------------------------------------------------------------------------
    "text-before-papers": Code(
        _W,
        "text between the heading and the first paper was left out: {text}",
        "a paper begins with a line such as `LGMay 28, 2025`, its title below it, then a blank line and the names",
        "What stands between the heading and the first paper belongs to no paper.",
        "a sentence below `15 Papers`",
    ),
    "unreadable-stamp": Code(
        _W,
        "this part of the line was not understood: {text}",
        "expected score, category, date and `Code` without blanks between them, such as `92.3LGMay 28, 2025Code`",
        "The line above a title carries an optional score, category, date and code flag. What could be read was kept.",
        "92.3LGMya 28",
    ),
    "missing-stamp": Code(
        _W,
        "this paper has no line with its category and date above the title",
        "add one, such as `LGMay 28, 2025`",
        "A title followed by names, but without the line that tells category and date. The paper is shown without them.",
        "a paper whose first line was lost",
    ),
    "ambiguous-score": Code(
        _W,
        "it cannot be told where the score ends and the year begins: {text}",
        "put a category or a month between them, such as `92.3LG2019`",
        "A score directly before a year can be read in several ways, so neither is taken.",
        "92.32019",
    ),
    "bad-score": Code(
        _W,
        "a score lies between 0 and 100; this is {text}",
        "correct it; the paper is shown without a score",
        "Scores are the source's own, from 0 to 100.",
        "120LGMay 28, 2025",
    ),
    "unknown-category": Code(
        _W,
        "{text} is not a category of arXiv's taxonomy",
        "{suggestion}",
        "Categories are arXiv's, with or without their archive (CL or cs.CL). An unknown one is shown by its code.",
        "XYMay 28, 2025",
    ),
    "bad-date": Code(
        _W,
        "{text} is not a date: {reason}",
        "correct it; the paper is shown without a date",
        "A day has to be in the calendar. A bad date costs the date, never the paper.",
        "Feb 30, 2025",
    ),
    "date-without-year": Code(
        _W,
        '"{text}" has no year',
        "{reading}",
        "Profile pages leave out the running year. It is taken from the day of capture if that is known; else it must "
        "be later than every year printed, so it is read as the newest printed year plus one, and marked as inferred.",
        "LGMay 28",
    ),
    "date-after-as-of": Code(
        _W,
        '"{text}" is later than the day of capture, {as_of}',
        "correct the date, or as_of",
        "A document cannot tell of a day after the one on which it was captured.",
        "as_of = 2026-05-30, and a paper of `LGJun 12`",
    ),
    "missing-title": Code(
        _E,
        "the paper that begins here has no title and was left out",
        "write the title on the line below this one",
        "A paper without a title cannot have a page. The rest of the document is not affected.",
        "LGMay 28, 2025 followed by a blank line and names",
    ),
    "missing-byline": Code(
        _W,
        "this paper has no line of authors",
        "write the names below the title, with a blank line before and after",
        "Below the title stands one line of names. Here the text goes on with something that is not names, which was "
        "read as the abstract.",
        "a title followed by the abstract",
    ),
    "missing-blank-line": Code(
        _W,
        "there should be a blank line before this one",
        "add it; the paper was understood all the same",
        "Title, names, abstract and the next paper are parted by blank lines.",
        "names directly below the title",
    ),
    "extra-blank-line": Code(
        _W,
        "there should be no blank line between a paper's first line and its title",
        "delete this one; the paper was understood all the same",
        "The title stands directly below the line with score, category and date.",
        "LGMay 28, 2025, a blank line, and the title",
    ),
    "empty-author": Code(
        _W,
        "there is nothing between two commas of this line of authors",
        "delete one of the commas",
        "Names are parted by one comma. Empty places are left out.",
        "Ada Beispiel,, Ben Exempel",
    ),
    "too-long": Code(
        _W,
        "{what} has {length} characters; it was cut after {limit}",
        "is a line end missing?",
        "Titles and names are bounded, so that a broken document cannot make pages that nobody can use.",
        "an abstract on the title's line",
    ),
    "looks-like-a-paper": Code(
        _W,
        "this looks like the beginning of a paper, but was read as part of the abstract above: {text}",
        "if it is a paper, correct the line and the number in the heading",
        "The papers found already agree with the number announced, and this line is not quite in form.",
        "LGMya 28 above a title, in a document whose other papers are complete",
    ),
    "duplicate-paper": Code(
        _W,
        "this paper stands in the document twice, first on line {line}; it is shown once",
        "delete one of the two",
        "Two papers with the same title, names and date are one paper.",
        "a paper pasted twice",
    ),
    # -- prose ----------------------------------------------------------------------------------------------------
    "math-not-converted": Code(
        _W,
        "this formula could not be converted, so its source is shown: {text}",
        "use standard LaTeX math; macros of your own are not known",
        "Formulas become MathML when the site is built. One that uses unknown or forbidden commands, or is not complete, "
        "is shown as its TeX source.",
        r"$\frac{1}{$",
    ),
    # -- settings and pages -------------------------------------------------------------------------------------------
    "bad-config": Code(
        _E,
        "{text}",
        "{suggestion}",
        "Settings are written in TOML. A setting that is not understood stops the build, so that it cannot be overlooked.",
        'base_url = "example.org"',
    ),
    "unknown-setting": Code(
        _E,
        "{text} is not a setting",
        "{suggestion}",
        "A key that is not known is probably mistyped, and would otherwise have no effect in silence.",
        'tittle = "My site"',
    ),
    "no-cards": Code(
        _W,
        "no cards are drawn: {reason}",
        "{remedy}, or cards = false",
        "Cards are pictures that stand for pages where others link to them. They are drawn by a library of its own, and "
        "found by an absolute address. The site is whole without them.",
        "cards = true",
    ),
    "unknown-theme": Code(
        _E,
        "there is no theme {name}",
        "{hint}",
        "A theme is one of the built-in ones, or a folder of your own in templates/themes/.",
        'theme = "swis"',
    ),
    "outdated-override": Code(
        _W,
        "this file stands for one of the theme that has changed since it was copied",
        "look at `oeuvre override --diff {path}`, take over what you need, then run `oeuvre override --accept {path}`",
        "Files in templates/ replace those of the same path in the theme. When Oeuvre is upgraded, the theme's file may be "
        "mended or use other data, while yours stays as it was.",
        "a copy of macros/byline.html, and an upgrade that changes bylines",
    ),
    "unknown-original": Code(
        _W,
        "nobody has noted which file of the theme this one was made from",
        "run `oeuvre override --accept {path}`: an upgrade that changes the theme's file names yours then",
        "Files in templates/ replace those of the same path in the theme. `oeuvre override` copies one and notes its "
        "original in templates/originals.txt; of a file that came there by hand, no upgrade can tell whether it still fits.",
        "templates/macros/byline.html, put there by hand",
    ),
    "pale-accent": Code(
        _W,
        "the accent {asked} has a contrast of {ratio} to what lies behind it; {used} is used, which can be read",
        "write that colour, or another one whose contrast is at least 4.5",
        "Links and marks have the accent's colour. WCAG 2.2 asks for a contrast of 4.5 between text and what lies below "
        "it, so the lightness of the accent is moved until it has that.",
        'accent = "#ffd400"',
    ),
    "no-cv": Code(
        _W,
        "no curriculum vitae is written: what sets it is not installed",
        'pip install "oeuvre[cv]", or leave cv out of the settings',
        "A curriculum vitae is set as PDF by Typst, which is a library of its own. The site is whole without it.",
        'cv = "classic"',
    ),
    "bad-front-matter": Code(
        _E,
        "the front matter of this page was not understood: {reason}",
        "between two lines of `---`, write one `key: value` on a line",
        "Front matter is YAML without anchors, aliases and tags.",
        "title: : x",
    ),
    "bad-field": Code(
        _E,
        "this part of the front matter was left out: {reason}",
        "correct it; everything else was read",
        "Every key of front matter is judged by itself, and so is every item of a list: what is wrong costs only itself.",
        "orcid: the check digit of this ORCID iD is wrong: a digit was mistyped",
    ),
    "unsafe-link": Code(
        _W,
        "this address is not shown: {text}",
        "write a whole address that begins with https://, http:// or mailto:",
        "Links lead to web pages and mail addresses only: anything else could run a program in a reader's browser.",
        "javascript:alert(1)",
    ),
    "excludes-nothing": Code(
        _W,
        "no paper has the title that is to be excluded: {text}",
        "copy the title from the profile document, or delete the line",
        "Titles under `exclude` are compared without regard to case and accents.",
        "exclude: [A Paper That Is Not There]",
    ),
    "names-no-paper": Code(
        _W,
        "no paper of this person is called {text}",
        "use the paper's DOI, arXiv id, key or title as it stands in the documents",
        "Under `same` and `apart`, papers are named by an identifier, by the key of their record or by their title, to say "
        "which records are, or are not, one work.",
        "apart: [[10.1000/1, 10.1000/404]]",
    ),
    "sources-disagree": Code(
        _W,
        "{field} of “{title}” is {other} here, and {taken} in {source}, which is trusted more",
        "mend the one that is wrong; if these are two papers, say so under `apart` in about.md",
        "Several documents tell of one paper. Each fact is taken whole from the document that is trusted most: what was "
        "written by hand, then bibliographies, then registries, then what was collected by machines.",
        "papers.bib says 2024, profile.txt says 2021",
    ),
    "unclear-addition": Code(
        _W,
        "several papers are called {text}, so it is not clear which one this speaks of",
        "say `paper: ` and its DOI, arXiv id or key",
        "A file in a person's `papers` folder adds to one paper, which it names by an identifier, a title, or its own name.",
        "papers/introduction.md beside two papers called Introduction",
    ),
    "unknown-member": Code(
        _W,
        "{text} cannot be found among the people of the site: {reason}",
        "use the name as it stands on the person's page, the name of their folder, or their ORCID iD",
        "Members of a group are people of the site. Whoever cannot be told is left out of the group, and of nothing else.",
        "members: [Nobody Known]",
    ),
    "unknown-group": Code(
        _W,
        "there is no group {text} for this one to be a part of",
        "name the file of the other group, without its ending",
        "A group may be a part of another one, which is named by its file in content/groups.",
        "parent: no-such-department",
    ),
    "group-within-itself": Code(
        _W,
        "this group would be a part of itself, by way of {text}; it stands alone",
        "take away the `parent` of one of them",
        "Parts of groups make a tree. A circle has no top from which it could be shown.",
        "a lab whose parent is a department whose parent is the lab",
    ),
    "no-name": Code(
        _E,
        "nothing here says whose papers these are",
        "put about.md beside them, with a line `name: ...` between two lines of ---",
        "A bibliography may be anybody's. A person's name comes from their about.md, a profile document, or a record of "
        "ORCID, OpenAlex, DBLP and the like.",
        "content/papers.bib alone",
    ),
    "bad-photo": Code(
        _W,
        "this photo cannot be shown: {reason}",
        "use a JPEG, PNG, WebP or AVIF of at least 64 pixels and at most 50 million",
        "A photo is cut to a square and made smaller. What is no picture, or would fill the memory, is left out.",
        "photo.jpg that is a PDF",
    ),
    "no-photo": Code(
        _W,
        "there is no picture {name} beside this file",
        "put it there, or correct its name: `photo` is the name of a file in the same folder",
        "A photo lies beside about.md: a JPEG, PNG, WebP or AVIF. One that is called photo.jpg is found without being named.",
        "photo: me.jpeg",
    ),
    "bad-picture": Code(
        _W,
        "this picture cannot be shown: {reason}",
        "use a PNG, JPEG, WebP, AVIF or GIF of at most 50 million pixels",
        "A picture of a page is made smaller where it is larger than pages are. What is no picture, or would fill the "
        "memory, is left out.",
        "room.png that is a PDF",
    ),
    "no-picture": Code(
        _W,
        "there is no picture {target} here; its text stands in its place",
        "put the file beside the page (PNG, JPEG, WebP, AVIF or GIF) and write the way to it from there",
        "A page shows pictures that lie in the folder of pages. It loads nothing from other hosts, which would learn who "
        "reads it.",
        "![The room](https://other.example/room.jpg)",
    ),
    "dead-page-link": Code(
        _W,
        "there is no page {target} here; the words stand without a link",
        "write the way to the file from this one, such as ../talks/paris.md",
        "A link to a Markdown file leads to the page that is made of it, so that it holds on a code host and on the site. "
        "This one names no page of the site.",
        "[Paris](talks/pariss.md)",
    ),
    "long-page": Code(
        _W,
        "this text has more than {most} characters, or blocks in blocks in blocks, so it is shown as plain paragraphs",
        "split it into several pages, in a folder of their own",
        "What Markdown costs has no bound in the length of a text, so there is one to the length.",
        "a page with a hundred tables",
    ),
    "long-address": Code(
        _E,
        "its address would be too long: /{path}",
        "give the file and its folders shorter names, or put it into fewer folders",
        "Addresses have at most 200 characters, since file systems and other programs bear no more.",
        "content/pages/a/b/c/ ... with long names",
    ),
    "another-person": Code(
        _W,
        "this is a record of {name}, ORCID iD {orcid}, not of {expected}; it was left out",
        "take it away, or mend the ORCID iD in about.md",
        "All documents in a folder speak of one person. Two ORCID iDs are two people, as far as anybody can tell.",
        "two ORCID records in one folder",
    ),
    "same-language": Code(
        _W,
        "{other} is in the site's language, {language}, too; this file is left out",
        "keep one of the two, or set language in site.toml to the language of the other",
        "A file such as about.de.md is for pages in German. On a site in German that is what about.md is for.",
        "about.md and about.en.md, on a site in English",
    ),
    "page-conflict": Code(
        _E,
        "this page would have the same address as {other}: /{path}",
        "rename one of the two files",
        "Every page has an address of its own; some, such as /stats/, belong to the site itself.",
        "content/pages/stats.md",
    ),
    "template-error": Code(
        _E,
        "{text}",
        "correct the template, or delete it to get the original back",
        "A template of yours could not be compiled or drawn.",
        "{% if %}",
    ),
    # -- the built site -------------------------------------------------------------------------------------------
    "not-a-site": Code(
        _E,
        "there is no page in {folder}",
        "name the folder that `oeuvre build` writes to, or leave --site out to have the site built and checked",
        "The gate looks at a built site: a folder with at least one HTML page.",
        "oeuvre check --site content",
    ),
    "broken-html": Code(
        _E,
        "this is not valid HTML: {what}",
        "correct it where the page is made",
        "An HTML5 parser had to mend the page. Browsers do so too, and what they make of it may be something other than "
        "what was meant.",
        "<p><div>Words</div></p>",
    ),
    "misplaced-element": Code(
        _E,
        "<{child}> cannot stand in <{parent}>",
        "put it beside, or use another element: <span> in place of <div>, <li> around what stands in a list",
        "HTML says which elements may stand in which. Screen readers and keyboards rely on it, for example on no link "
        "being within another control.",
        "<button><h2>Papers</h2></button>",
    ),
    "obsolete-element": Code(
        _E,
        "<{element}> is no longer part of HTML",
        "use a style sheet, or the element that has taken its place",
        "Browsers may stop drawing it at any time.",
        "<center>Papers</center>",
    ),
    "no-title": Code(
        _E,
        "this page has no title",
        "fill <title>: base.html does so with the block or view that a page gives it",
        "The title stands on tabs, in bookmarks, in results of search engines, and is the first thing a screen reader says.",
        "<title></title>",
    ),
    "no-language": Code(
        _E,
        "this page does not say in which language it is",
        'write <html lang="en">, as base.html does',
        "Screen readers choose their voice by it, and browsers hyphenate and translate by it.",
        "<html>",
    ),
    "duplicate-title": Code(
        _W,
        "this title is that of {other} too: {text}",
        "say in the title what is particular to the page",
        "Results of search engines, tabs and bookmarks cannot be told apart.",
        "two free pages with the title Teaching",
    ),
    "heading-order": Code(
        _E,
        "the headings are not an outline: {what}",
        "begin with one <h1>, and go down one level at a time",
        "Who cannot see a page moves through it by its headings, and takes a level that is left out for something missed.",
        "<h1>Ada</h1> <h3>Papers</h3>",
    ),
    "duplicate-id": Code(
        _E,
        'the id "{name}" stands on this page a second time',
        "make it particular to the element; a loop can add its number or the item's slug",
        "A link to it, and a label for it, reach the first one only.",
        'a macro with id="cite" that is called twice',
    ),
    "empty-id": Code(
        _E,
        "an id is empty",
        "fill it, or leave the attribute out",
        "An empty id is not valid, and nothing can refer to it.",
        '<section id="">',
    ),
    "dangling-reference": Code(
        _E,
        '{attribute} names the id "{name}", which nothing on this page has',
        "correct the name, or leave the attribute out where the element is not drawn",
        "The label or description that the attribute promises is not there.",
        '<label for="serach">',
    ),
    "no-alt": Code(
        _E,
        "<{element}> has no text that stands for it: {name}",
        'write alt="what the picture tells", or alt="" if it tells nothing; a drawing with role="img" needs an aria-label',
        "Who does not see a picture hears this text. Without one, screen readers spell out the file's name.",
        '<img src="lab.jpg">',
    ),
    "nameless-control": Code(
        _E,
        "this <{element}> has no name",
        "put text into it, or write aria-label; a field needs a <label>",
        "A link or a control that shows only a picture is announced as nothing but `link` or `button`.",
        '<a href="feed.xml"><svg .../></a>',
    ),
    "blocked-by-policy": Code(
        _E,
        "{what} has no effect: the page's own policy forbids it",
        "move it to a file: styles/*.css and scripts/*.js of your templates become part of the site's",
        "The pages carry a Content-Security-Policy, so that nothing a stranger writes can run or restyle a page.",
        '<div style="color: red">',
    ),
    "dead-link": Code(
        _E,
        "this link leads to nothing: {name}",
        "correct the address; the function `url` of templates makes right ones, and files in static/ lie at the site's root",
        "Every link to the site itself has to lead to a file of it.",
        "[CV](cv.pdf), and no static/cv.pdf",
    ),
    "dead-fragment": Code(
        _E,
        'there is no place "{name}" on {target}',
        "correct what stands behind the #, or give the place its id",
        "The link opens the page at its top, rather than where it promises.",
        "[Courses](teaching/#coures)",
    ),
    "orphan-page": Code(
        _W,
        "no other page leads to {name}",
        "link to it, or leave it out",
        "Neither readers nor most search engines find a page that nothing links to.",
        "a page in static/ that is not mentioned anywhere",
    ),
    "heavy-page": Code(
        _W,
        "this page and what it loads have more than {budget}; most of it is {what}, {weight}",
        "make pictures smaller or load them late (loading=lazy), or allow more with --budget",
        "Phones on slow networks wait for every byte. Counted are the page, its style sheets, scripts and pictures, "
        "uncompressed; fonts if they are preloaded.",
        "a photo of 8 MB in static/",
    ),
    "no-description": Code(
        _W,
        "this page has no description",
        'fill <meta name="description">, as parts/head.html does',
        "Search engines and chats show it below the title.",
        "a base.html of your own without parts/head.html",
    ),
    "wrong-canonical": Code(
        _E,
        "the page's own address is not said rightly: {what}",
        'write <link rel="canonical"> once, with the whole address of the page, as parts/head.html does',
        "Search engines list the address that a page names as its own. If it names another page, this one is not listed.",
        "the site's address on every page",
    ),
    "not-for-scholar": Code(
        _W,
        "Google Scholar will not take up {what}: it wants {want}",
        "add it to the document, to a .bib beside it, or to papers/*.md",
        "Scholar asks for title, at least one author, date, and an abstract or PDF that readers can open. A paper "
        "without is shown here all the same.",
        "a paper without a date",
    ),
    "broken-data": Code(
        _E,
        "this is not whole {format}: {reason}",
        "correct it where it is made; files in static/ are yours, the others come from the theme",
        "Programs refuse the whole file, or pass over the part that they do not understand.",
        "a comma too many in static/data.json",
    ),
    "broken-sitemap": Code(
        _E,
        "the sitemap is wrong: {what}",
        "delete your own sitemap.xml or robots.txt in static/ to have them made",
        "A sitemap names every page that search engines may list, by its whole address, and no other.",
        "a static/sitemap.xml from an older site",
    ),
    "broken-feed": Code(
        _E,
        "this feed is wrong: {what}",
        "correct it where it is made",
        "Feed readers leave out entries that lack an id, a title or a date, or refuse the whole feed.",
        "an entry without <id>",
    ),
    "low-contrast": Code(
        _E,
        "{front} on {back} has a contrast of {ratio} in the {scheme}; {least} is needed",
        "{better} would do",
        "Words need a contrast of 4.5 to what lies behind them, outlines of controls and marks one of 3 (WCAG 2.2, 1.4.3 and "
        "1.4.11). Below, many people cannot read them, and nobody in the sun.",
        ":root { --ink-soft: #aaa }",
    ),
    "dead-external-link": Code(
        _W,
        "this address does not answer as it should: {reason}: {name}",
        "look whether the page has moved, and correct the address in the document",
        "Links to other sites die with time. An answer is remembered for some days, and asked for again when it was bad.",
        "a link to a page that is gone",
    ),
    "unreadable": Code(
        _E,
        "this could not be read: {reason}",
        "the others are shown; please report it with the document, since no document should bring this about",
        "Something happened in a reader that should be impossible, whatever the input. It costs this document or person, and "
        "nobody else.",
        "a fault in the program",
    ),
    "failure": Code(
        _E,
        "the site could not be made: {text}",
        "this is a fault of Oeuvre itself, please report it; the terminal shows where it came about",
        "Something happened that should be impossible, whatever the input. The preview goes on showing the last good state.",
        "a fault in the program",
    ),
}


def note(code: str, at: Span, **fields: object) -> Diagnostic:
    """Return the note with a code at a place; `fields` fill the code's message and hint.

    The fields are values for `format`, never a pattern. Those that hold an author's words, `text` and `name`, are cut.
    """
    entry = CODES[code]
    shown = {name: _short(str(value)) if name in ("text", "name") else value for name, value in fields.items()}
    hint = entry.hint.format_map(shown)
    return Diagnostic(code=code, severity=entry.severity, message=entry.message.format_map(shown), at=at, hint=hint or None)


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
