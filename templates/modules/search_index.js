/**
 * Finds papers by their words in the small files of an index. Knows nothing of the page that asks.
 * The files are made by generator/plan/search/; words are folded here as they are there.
 */

/** What a word counts by where it stands: title, names, abstract; whole, or as the beginning of another word. */
const WHOLE = [12, 8, 2];
const BEGINNING = [9, 6, 1];

const LETTERS = new Map(Object.entries({ "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ς": "σ" }));
const UNSPACED = "\\u0e00-\\u0fff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const RUNS = new RegExp("[" + UNSPACED + "]+|[^" + UNSPACED + "]+", "gu");
const IS_UNSPACED = new RegExp("^[" + UNSPACED + "]", "u");

/** @param {string} text @returns {string} in lower case without accents, as the index has it */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\x00-\x7f]/gu, function (letter) { return LETTERS.get(letter) || letter; });
}

/**
 * @typedef {Object} Word one word that a paper has to have
 * @property {string} text folded
 * @property {boolean} open whether longer words that begin like it count too
 * @property {boolean} pair whether it is a piece of text without blanks
 */

/**
 * Cuts what a reader types into words. Text without blanks becomes pairs of characters, as in the index.
 * @param {string} query
 * @param {number} letters from how many letters on the beginning of a word is enough
 * @returns {Word[]} each once
 */
export function wordsOf(query, letters) {
  /** @type {Map<string, Word>} */
  const words = new Map();
  for (const whole of fold(query).match(/[\p{L}\p{N}]+/gu) || []) {
    for (const run of whole.match(RUNS) || []) {
      if (!IS_UNSPACED.test(run)) {
        words.set(run, { text: run, open: Array.from(run).length >= letters, pair: false });
        continue;
      }
      const signs = Array.from(run);
      if (signs.length === 1) words.set(run, { text: run, open: true, pair: true });
      for (let place = 0; place + 1 < signs.length; place += 1) {
        const pair = signs[place] + signs[place + 1];
        words.set(pair, { text: pair, open: false, pair: true });
      }
    }
  }
  return Array.from(words.values());
}

/** @param {string} word @returns {string} without the s of an English plural, or "" */
function singular(word) {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : "";
}

/**
 * @param {Word} word
 * @param {string} entry a word of the index
 * @returns {number[] | null} what it counts by where it stands, or null if it is another word
 */
function weights(word, entry) {
  if (entry === word.text || (!word.pair && entry === singular(word.text))) return WHOLE;
  return word.open && entry.startsWith(word.text) ? BEGINNING : null;
}

/** @param {number[]} steps @param {(place: number) => void} use */
function eachPlace(steps, use) {
  let place = 0;
  for (const step of steps) {
    place += step;
    use(place);
  }
}

/**
 * @typedef {Object} Card a paper as a result
 * @property {string} path relative to the site's root
 * @property {string} title
 * @property {string} byline
 * @property {string} date
 * @property {string} category
 */

/**
 * @typedef {Object} Choice one value of a facet
 * @property {string} key
 * @property {string} label
 * @property {number[]} steps
 */

/** @typedef {(path: string) => Promise<any>} Read reads a JSON file of the index */

export class SearchIndex {
  /** @param {Read} read @param {any} head */
  constructor(read, head) {
    this.read = read;
    /** @type {number} */ this.papers = head.papers;
    /** @type {number} */ this.letters = head.key_letters;
    /** @type {number} */ this.shards = head.shards;
    /** @type {number} */ this.cardsEach = head.cards_each;
    /** @type {[string, string][]} */ this.facets = head.facets;
    /** @type {string} */ this.order = head.order;
    /** @type {Map<string, Promise<any>>} */ this.files = new Map();
  }

  /** @param {Read} read @returns {Promise<SearchIndex>} */
  static async open(read) {
    return new SearchIndex(read, await read("index.json"));
  }

  /** @param {string} path @returns {Promise<any>} a file, read once; another try after a failure */
  file(path) {
    const known = this.files.get(path);
    if (known) return known;
    // The order of papers stands in the address, so that no cache mixes two of them.
    const asked = this.read(path + "?" + this.order);
    this.files.set(path, asked);
    asked.catch(() => this.files.delete(path));
    return asked;
  }

  /** @param {Word} word @returns {number} the file that has it: by the FNV-1a hash of its first letters */
  shardOf(word) {
    let hash = 2166136261;
    for (const letter of Array.from(word.text).slice(0, word.pair ? 1 : this.letters)) {
      hash = Math.imul(hash ^ Number(letter.codePointAt(0)), 16777619) >>> 0;
    }
    return hash % this.shards;
  }

  /**
   * Finds the papers that have all words of a query, and are in all chosen parts of the site.
   * @param {string} query
   * @param {Map<string, string>} chosen by key of a facet: the key of a choice
   * @returns {Promise<number[]>} places of papers; the best first, then the newest
   */
  async find(query, chosen = new Map()) {
    const words = wordsOf(query, this.letters);
    const files = await Promise.all(words.map((word) => this.file("words/" + this.shardOf(word) + ".json")));
    const scores = new Uint16Array(this.papers);
    const met = new Uint16Array(this.papers);
    words.forEach((word, number) => {
      const best = new Uint8Array(this.papers);
      for (const [entry, ...lists] of files[number]) {
        const weight = weights(word, entry);
        if (!weight) continue;
        lists.forEach((/** @type {number[] | 0} */ steps, /** @type {number} */ field) => {
          eachPlace(steps || [], (place) => { if (best[place] < weight[field]) best[place] = weight[field]; });
        });
      }
      for (let place = 0; place < this.papers; place += 1) {
        if (best[place]) met[place] += 1;
        scores[place] += best[place];
      }
    });
    let need = words.length;
    for (const [key, value] of chosen) {
      const choice = (await this.choices(key)).find((one) => one.key === value);
      need += 1;
      if (choice) eachPlace(choice.steps, (place) => { met[place] += 1; });
    }
    const found = [];
    for (let place = 0; place < this.papers; place += 1) if (met[place] === need) found.push(place);
    return found.sort((one, other) => scores[other] - scores[one] || one - other);
  }

  /** @param {string} key of a facet @returns {Promise<Choice[]>} */
  async choices(key) {
    if (!this.facets.some(([name]) => name === key)) return [];
    const rows = await this.file("facets/" + key + ".json");
    return rows.map((/** @type {[string, string, number[]]} */ [name, label, steps]) => ({ key: name, label, steps }));
  }

  /** @param {number[]} places @returns {Promise<Card[]>} */
  cards(places) {
    return Promise.all(places.map(async (place) => {
      const rows = await this.file("cards/" + Math.floor(place / this.cardsEach) + ".json");
      const [path, title, byline, date, category] = rows[place % this.cardsEach];
      return { path, title, byline, date, category };
    }));
  }
}

/**
 * Tells where the words of a query stand in a text.
 * @param {string} text
 * @param {Word[]} words
 * @returns {[number, number][]} from and to, in order, apart from each other
 */
export function hits(text, words) {
  /** @type {[number, number][]} */
  const found = [];
  const signs = words.filter((word) => word.pair).flatMap((word) => Array.from(word.text));
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const from = match.index || 0;
    let at = from;
    for (const run of match[0].match(RUNS) || []) {
      const folded = fold(run);
      if (!IS_UNSPACED.test(run)) {
        if (words.some((word) => weights(word, folded))) found.push([at, at + run.length]);
      } else {
        let place = at;
        for (const sign of Array.from(run)) {
          const last = found[found.length - 1];
          if (signs.includes(fold(sign))) {
            if (last && last[1] === place) last[1] = place + sign.length;
            else found.push([place, place + sign.length]);
          }
          place += sign.length;
        }
      }
      at += run.length;
    }
  }
  return found;
}

/**
 * Cuts the piece out of a text in which the most different words of a query stand.
 * @param {string} text
 * @param {Word[]} words
 * @param {number} length in characters, about
 * @returns {string}
 */
export function excerpt(text, words, length = 220) {
  const places = hits(text, words);
  let best = 0;
  let most = 0;
  for (const [from] of places) {
    const inside = places.filter(([start, end]) => start >= from && end <= from + length);
    const pieces = inside.map(([start, end]) => fold(text.slice(start, end)));
    const met = words.filter((word) => pieces.some((piece) => word.pair ? piece.includes(word.text) : weights(word, piece)));
    if (met.length > most) {
      most = met.length;
      best = from;
    }
  }
  let start = best < length / 2 ? 0 : text.lastIndexOf(" ", best - 40) + 1;
  if (best - start > length / 2) start = best;
  let end = text.length <= start + length ? text.length : text.lastIndexOf(" ", start + length);
  if (end <= start) end = start + length;
  return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
}
