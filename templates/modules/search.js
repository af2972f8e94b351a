/**
 * The search as readers see it: a dialog on every page, and a page of its own with facets and an address to share.
 * Results are plain links in a list; a live region tells how many there are.
 */

import { SearchIndex, excerpt, hits, wordsOf } from "./search_index.js";

const PAUSE_MS = 90;
const IN_DIALOG = 6;
const ON_PAGE = 12;

/** @type {Map<string, Promise<SearchIndex>>} */
const indexes = new Map();
/** @type {unknown} what the page of the search brings of the index with it; used once, since a newer build may replace it */
let brought;
/** @type {Map<string, Promise<string>>} abstracts by the address of their page */
const abstracts = new Map();

/** @param {URL} root of the site @returns {Promise<SearchIndex>} opened once */
function indexOf(root) {
  const known = indexes.get(root.href);
  if (known) return known;
  const head = brought;
  brought = undefined;
  const opened = SearchIndex.open(async function (path) {
    if (path === "index.json" && head) return head;
    const answer = await fetch(new URL("search/" + path, root), path === "index.json" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  });
  indexes.set(root.href, opened);
  opened.catch(() => indexes.delete(root.href));
  return opened;
}

/**
 * Reads an abstract where every reader finds it, on the page of its paper, which is loaded already when the result is followed.
 * @param {string} address @returns {Promise<string>} empty if there is none
 */
function abstractOf(address) {
  const known = abstracts.get(address);
  if (known) return known;
  const read = fetch(address).then(async function (answer) {
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    page.querySelectorAll(".abstract annotation").forEach((source) => source.remove());
    const paragraphs = Array.from(page.querySelectorAll(".abstract > p:not(.empty)"), (one) => one.textContent || "");
    return paragraphs.join(" ").replace(/\s+/g, " ").trim();
  }).catch(() => "");
  abstracts.set(address, read);
  return read;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/**
 * Writes a text with the words that were looked for marked.
 * @param {Element} into @param {string} text @param {import("./search_index.js").Word[]} words
 */
function writeMarked(into, text, words) {
  into.textContent = "";
  let done = 0;
  for (const [from, to] of hits(text, words)) {
    into.append(text.slice(done, from), element("mark", {}, text.slice(from, to)));
    done = to;
  }
  into.append(text.slice(done));
}

/** What to say. A page in another language has its own words for it, at the link to the search. */
const ENGLISH = {
  dialog: "Search",
  field: "Search papers by title, author or abstract",
  placeholder: "Title, author, words of the abstract",
  close: "Close",
  more: "More results",
  again: "Try again",
  searching: "Searching …",
  failed: "The search could not be loaded.",
  type: "Type a word or a name.",
  whole: "No paper has the whole word “{word}”. From {n} letters on, the beginning of a word is enough.",
  none: "No paper has this word.",
  none_of_all: "No paper has all of these words.",
  /** @type {Record<string, string>} */ papers: { one: "{n} paper", other: "{n} papers" },
  /** @type {Record<string, string>} */ all: { one: "All {n} paper", other: "All {n} papers" },
  any: "All",
};
const link = document.querySelector("a[data-search]");
const SAID = Object.assign({}, ENGLISH, JSON.parse((link && link.getAttribute("data-words")) || "{}"));
const LANGUAGE = document.documentElement.lang + "-u-nu-latn";
const PLURALS = new Intl.PluralRules(LANGUAGE);

/** @param {number} number @returns {string} "1,234" */
function figure(number) {
  return number.toLocaleString(LANGUAGE);
}

/** @param {number} number @param {Record<string, string>} forms @returns {string} "1 paper", "1,234 papers" */
function counted(number, forms) {
  return (forms[PLURALS.select(number)] || forms.other).replace("{n}", figure(number));
}

/** A field, what it finds, and what is said of it. The dialog and the page are both one of these. */
class Search {
  /**
   * @param {URL} root
   * @param {number} size how many results are shown at a time
   * @param {(query: string, found: number) => void} told called after each answer
   */
  constructor(root, size, told) {
    this.root = root;
    this.size = size;
    this.told = told;
    /** @type {Map<string, string>} what is chosen of the facets */
    this.chosen = new Map();
    this.field = element("input", {
      type: "search", name: "q", "aria-label": SAID.field,
      placeholder: SAID.placeholder, autocomplete: "off", spellcheck: "false",
      enterkeyhint: "search", dir: "auto",
    });
    this.status = element("p", { class: "search-status", role: "status" });
    this.list = element("ol", { class: "search-results" });
    this.more = element("button", { type: "button", class: "button search-more" }, SAID.more);
    this.again = element("button", { type: "button", class: "button search-more" }, SAID.again);
    this.more.hidden = this.again.hidden = true;
    this.asked = 0;
    /** @type {number[]} */ this.found = [];
    /** @type {import("./search_index.js").Word[]} */ this.words = [];
    this.timer = 0;
    this.field.addEventListener("input", () => this.soon());
    this.more.addEventListener("click", () => this.showMore());
    this.again.addEventListener("click", () => this.run());
  }

  /** Answers when the reader pauses. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE_MS);
  }

  /** Finds and shows. An answer to an older question is dropped. */
  async run() {
    clearTimeout(this.timer);
    const number = (this.asked += 1);
    const query = this.field.value.trim();
    this.again.hidden = true;
    const slow = setTimeout(() => { if (number === this.asked) this.status.textContent = SAID.searching; }, 250);
    try {
      const index = await indexOf(this.root);
      const words = wordsOf(query, index.letters);
      const found = words.length || this.chosen.size ? await index.find(query, this.chosen) : [];
      const cards = await index.cards(found.slice(0, this.size));
      if (number !== this.asked) return;
      this.found = found;
      this.words = words;
      this.list.textContent = "";
      this.add(cards);
      this.status.textContent = this.summary(query, words, index);
      this.told(query, found.length);
    } catch (error) {
      if (number !== this.asked) return;
      this.list.textContent = "";
      this.more.hidden = true;
      this.again.hidden = false;
      this.status.textContent = SAID.failed;
      // Files that a newer build has replaced: the next try begins with the new ones.
      indexes.delete(this.root.href);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} query @param {import("./search_index.js").Word[]} words @param {SearchIndex} index @returns {string} */
  summary(query, words, index) {
    if (!words.length && !this.chosen.size) return query ? SAID.type : "";
    if (this.found.length) return counted(this.found.length, SAID.papers);
    const short = words.find((word) => !word.open && !word.pair);
    if (short) return SAID.whole.replace("{word}", short.text).replace("{n}", String(index.letters));
    return words.length > 1 ? SAID.none_of_all : SAID.none;
  }

  async showMore() {
    const index = await indexOf(this.root);
    const first = this.list.children.length;
    this.add(await index.cards(this.found.slice(first, first + this.size)));
    const next = this.list.children[first];
    const link = next && next.querySelector("a");
    if (link) link.focus();
  }

  /** @param {import("./search_index.js").Card[]} cards */
  add(cards) {
    const words = this.words;
    for (const card of cards) {
      const address = new URL(card.path, this.root).href;
      const link = element("a", { href: address, dir: "auto" });
      writeMarked(link, card.title, words);
      const item = element("li", { class: "search-result" }, element("h3", { class: "title" }, link));
      if (card.byline) {
        const byline = element("p", { class: "byline", dir: "auto" });
        writeMarked(byline, card.byline, words);
        item.append(byline);
      }
      const facts = [card.date, card.category].filter(Boolean).join(" · ");
      if (facts) item.append(element("p", { class: "facts" }, facts));
      const text = element("p", { class: "excerpt", dir: "auto" });
      item.append(text);
      this.list.append(item);
      const asked = this.asked;
      abstractOf(address).then((abstract) => {
        if (asked !== this.asked) return;
        if (abstract) writeMarked(text, excerpt(abstract, words), words);
        else text.remove();
      });
    }
    this.more.hidden = this.list.children.length >= this.found.length;
  }

  /**
   * Moves between the field and the results with the arrow keys; a letter typed on a result goes to the field.
   * @param {KeyboardEvent} event
   */
  move(event) {
    const links = Array.from(this.list.querySelectorAll("a"));
    const stops = [this.field, ...links];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && stops[here + step]) {
      event.preventDefault();
      stops[here + step].focus();
    } else if (here > 0 && (event.key === "Home" || event.key === "End")) {
      event.preventDefault();
      links[event.key === "Home" ? 0 : links.length - 1].focus();
    } else if (here > 0 && (event.key.length === 1 || event.key === "Backspace") && event.key !== " ") {
      this.field.focus();
    }
  }
}

/** @type {HTMLDialogElement | undefined} */
let dialog;

/**
 * Loads the style of the search, which pages do without until somebody looks for something. Without it, it works all the same.
 * @param {URL} root @returns {Promise<void>}
 */
function styled(root) {
  const sheet = element("link", { rel: "stylesheet", href: new URL("assets/full.css", root).href });
  if (Array.from(document.querySelectorAll("link")).some((one) => one.href.split("?")[0] === sheet.href)) return Promise.resolve();
  return new Promise((done) => {
    sheet.addEventListener("load", () => done());
    sheet.addEventListener("error", () => done());
    document.head.append(sheet);
  });
}

/** Opens the dialog, with what was looked for last. @param {URL} root @returns {Promise<void>} */
export async function openDialog(root) {
  await styled(root);
  if (!dialog) {
    dialog = makeDialog(root);
    document.body.append(dialog);
  }
  if (dialog.open) return;
  dialog.showModal();
  const field = dialog.querySelector("input");
  if (field) {
    field.focus();
    field.select();
  }
}

/** @param {URL} root @returns {HTMLDialogElement} */
function makeDialog(root) {
  const made = element("dialog", { class: "search-dialog", "aria-label": SAID.dialog });
  const all = element("a", { class: "button search-all" });
  all.hidden = true;
  const search = new Search(root, IN_DIALOG, (query, found) => {
    all.hidden = found <= IN_DIALOG;
    all.textContent = counted(found, SAID.all);
    all.href = addressOf(root, query, new Map());
  });
  const close = element("button", { type: "button", class: "button search-close" }, SAID.close);
  close.addEventListener("click", () => made.close());
  const form = element("form", { class: "search-form", role: "search", action: new URL("search/", root).href }, search.field, close);
  made.append(form, search.status, search.list, search.again, element("p", { class: "search-foot" }, all));
  made.addEventListener("keydown", (event) => {
    search.move(event);
    // Browsers empty a search field at the first Escape; here it closes, and the words stay for the next time.
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      made.close();
    }
  });
  // A press beside the dialog's content is one on its backdrop.
  made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
  return made;
}

/** @param {URL} root @param {string} query @param {Map<string, string>} chosen @returns {string} of the page with an answer */
function addressOf(root, query, chosen) {
  const address = new URL("search/", root);
  if (query) address.searchParams.set("q", query);
  for (const [key, value] of chosen) address.searchParams.set(key, value);
  return address.href;
}

/** Makes the page of the search. @param {URL} root @param {Element} place */
export async function startPage(root, place) {
  const facets = element("div", { class: "search-facets" });
  /** @type {Map<string, HTMLSelectElement>} */
  const selects = new Map();
  const search = new Search(root, ON_PAGE, (query) => {
    try {
      history.replaceState(history.state, "", addressOf(root, query, search.chosen));
    } catch (error) {
      // Some browsers refuse this for pages opened from a file; the search works all the same.
    }
    count().catch(() => {});
  });
  let counting = false;
  const form = element("form", { class: "search-form", role: "search" }, search.field, facets);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search.run();
  });
  place.append(form, search.status, search.list, search.more, search.again);
  place.addEventListener("keydown", (event) => { if (event instanceof KeyboardEvent) search.move(event); });

  /** Takes the choices from an address. @param {URLSearchParams} query */
  function choose(query) {
    search.chosen.clear();
    for (const [key, select] of selects) {
      select.value = query.get(key) || "";
      if (select.selectedIndex < 0) select.value = "";
      if (select.value) search.chosen.set(key, select.value);
    }
  }

  /** Says beside each choice how many of the papers found it would leave. Before anything is asked, the page knows that. */
  async function count() {
    if (!counting && !search.field.value && !search.chosen.size) return;
    counting = true;
    const index = await indexOf(root);
    const asked = search.asked;
    for (const [key, select] of selects) {
      // A facet counts what the words and the other facets leave, so that another choice of it can be judged.
      const others = new Map(Array.from(search.chosen).filter(([name]) => name !== key));
      const found = new Set(await index.find(search.field.value, others));
      const choices = await index.choices(key);
      if (asked !== search.asked) return;
      choices.forEach((choice, number) => {
        let left = 0;
        let at = 0;
        for (const step of choice.steps) {
          at += step;
          if (found.has(at)) left += 1;
        }
        const option = select.options[number + 1];
        option.textContent = choice.label + " (" + figure(left) + ")";
        option.disabled = !left && option.value !== select.value;
      });
    }
  }

  const asked = new URLSearchParams(location.search);
  search.field.value = asked.get("q") || "";
  const known = JSON.parse(place.getAttribute("data-index") || "{}");
  brought = known.head;
  for (const [key, label, choices] of known.facets || []) {
    const select = element("select", { name: key }, element("option", { value: "" }, SAID.any));
    for (const [name, text, papers] of choices) {
      select.append(element("option", { value: name }, text + " (" + figure(papers) + ")"));
    }
    select.addEventListener("change", () => {
      if (select.value) search.chosen.set(key, select.value);
      else search.chosen.delete(key);
      search.run();
    });
    selects.set(key, select);
    facets.append(element("label", {}, element("span", {}, label), select));
  }
  choose(asked);
  window.addEventListener("popstate", () => {
    const query = new URLSearchParams(location.search);
    search.field.value = query.get("q") || "";
    choose(query);
    search.run();
  });
  search.run();
}
