(function () {
  "use strict";

  /** Of a longer list the parts on other pages are not fetched: the search is for those. */
  const MOST_PAGES = 12;

  /**
   * Narrows a list in the page by words and chips, and keeps the choice in the address. Of a list that goes on elsewhere the
   * other pages are fetched when somebody begins to narrow it.
   * The list works without this: chips are links to pages of their own until here they become buttons.
   * @param {HTMLElement} box the element with data-filter, the id of the list
   */
  function start(box) {
    const list = document.getElementById(box.dataset.filter || "");
    if (!list) return;
    /** @type {HTMLElement[]} */
    const items = Array.from(list.querySelectorAll("[data-item]"));
    /** @type {HTMLElement[]} */
    const groups = Array.from(list.querySelectorAll("[data-group]"));
    /** How many pages the list has. */
    const pages = Number(box.dataset.partial || 1);
    const fetched = pages > 1 && pages <= MOST_PAGES && location.protocol.startsWith("http");
    let partial = pages > 1;
    /** @type {Promise<void> | null} until the other pages are here */
    let loading = null;
    /** @type {Record<string, any>} what to say, in the page's language */
    const words = JSON.parse(box.dataset.words || "{}");
    const language = document.documentElement.lang + "-u-nu-latn";
    /**
     * @param {string} name of a text with two numbers
     * @param {number} shown
     * @param {number} all
     * @returns {string}
     */
    function say(name, shown, all) {
      const text = words[name] || "{shown} / {all}";
      return text.replace("{shown}", shown.toLocaleString(language)).replace("{all}", all.toLocaleString(language));
    }
    /** @type {Map<string, string>} what is chosen: "q", and one value of each key */
    const chosen = new Map();
    /** @type {string[]} what the chips choose by: "category", "year", "code"; each item says its value in data-KEY */
    const keys = [];
    /** @type {HTMLButtonElement[]} */
    const chips = [];
    /** @type {Map<Element, string>} headings' counts as they came */
    const counts = new Map();
    groups.forEach(function (group) {
      const count = group.querySelector("[data-count]");
      if (count) counts.set(group, count.textContent || "");
    });

    /** @type {Map<Element, HTMLElement>} groups and their entries in the list of years */
    const links = new Map();
    document.querySelectorAll(".year-nav a").forEach(function (link) {
      const group = link instanceof HTMLAnchorElement ? document.getElementById(link.hash.slice(1)) : null;
      if (group && link.parentElement) links.set(group, link.parentElement);
    });

    const row = document.createElement("div");
    row.className = "filter-row";
    const field = document.createElement("input");
    field.type = "search";
    field.setAttribute("aria-label", words.field || "");
    field.placeholder = words.placeholder || "";
    field.autocomplete = "off";
    field.spellcheck = false;
    const state = document.createElement("p");
    state.className = "filter-state";
    state.setAttribute("role", "status");
    const clear = document.createElement("button");
    clear.type = "button";
    clear.className = "button";
    clear.textContent = words.clear || "×";
    clear.hidden = true;
    row.append(field);
    box.prepend(row);
    box.append(state, clear);
    box.dataset.ready = "";

    const nothing = document.createElement("p");
    nothing.className = "empty";
    nothing.hidden = true;
    nothing.textContent = words.none || "0";
    list.before(nothing);

    box.querySelectorAll("a[data-key]").forEach(function (link) {
      if (!(link instanceof HTMLElement)) return;
      // Where some of what it stands for is out of reach, it leads to all of it.
      if (partial && !fetched && here(link) < Number((link.querySelector(".count") || link).textContent)) return;
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = link.className;
      chip.append.apply(chip, Array.from(link.childNodes));
      chip.dataset.key = link.dataset.key;
      chip.dataset.value = link.dataset.value;
      chip.setAttribute("aria-pressed", "false");
      chip.addEventListener("click", function () {
        const key = chip.dataset.key || "";
        const value = chip.dataset.value || "";
        if (chosen.get(key) === value) chosen.delete(key);
        else chosen.set(key, value);
        apply(true);
      });
      link.replaceWith(chip);
      chips.push(chip);
      if (chip.dataset.key && !keys.includes(chip.dataset.key)) keys.push(chip.dataset.key);
    });

    /** @param {HTMLElement} chip @returns {number} how many items of this page it stands for */
    function here(chip) {
      return items.filter(function (item) { return item.dataset[chip.dataset.key || ""] === chip.dataset.value; }).length;
    }

    /**
     * Puts what another page of the list has behind what is here.
     * @param {Document} page
     * @param {string} address of that page
     * @returns {string} the address of the next one; empty if it is the last
     */
    function take(page, address) {
      page.querySelectorAll("a[href], img[src]").forEach(function (one) {
        const name = one.localName === "a" ? "href" : "src";
        one.setAttribute(name, new URL(one.getAttribute(name) || "", address).href);
        one.removeAttribute("srcset");
      });
      page.querySelectorAll("#" + box.dataset.filter + " [data-group]").forEach(function (found) {
        if (!(found instanceof HTMLElement)) return;
        const more = Array.from(found.querySelectorAll("[data-item]"));
        items.push.apply(items, /** @type {HTMLElement[]} */ (more));
        const group = document.getElementById(found.id);
        const entry = page.querySelector('.year-nav a[href$="#' + found.id + '"]');
        if (group && group !== found && groups.includes(group)) {
          group.append.apply(group, more);
          const all = group.querySelectorAll("[data-item]").length;
          const count = links.get(group);
          const number = count && count.querySelector(".count");
          if (number) number.textContent = all.toLocaleString(language);
          if (counts.has(group)) {
            const form = words.papers[new Intl.PluralRules(language).select(all)] || words.papers.other;
            counts.set(group, form.replace("{n}", all.toLocaleString(language)));
          }
        } else {
          groups[groups.length - 1].after(found);
          groups.push(found);
          const count = found.querySelector("[data-count]");
          if (count) counts.set(found, count.textContent || "");
          const years = document.querySelector(".year-nav ol");
          if (entry && entry.parentElement && years) {
            entry.setAttribute("href", "#" + found.id);
            links.set(found, entry.parentElement);
            years.append(entry.parentElement);
          }
        }
      });
      const next = page.querySelector('.pager a[rel="next"]');
      return next instanceof HTMLAnchorElement ? next.href : "";
    }

    /** Fetches the list's other pages, one after the other. What is here can be narrowed meanwhile. */
    function load() {
      if (!fetched || loading) return;
      loading = (async function () {
        const pager = document.querySelector(".pager");
        const first = pager && pager.querySelector('a[rel="next"]');
        let address = first instanceof HTMLAnchorElement ? first.href : "";
        try {
          while (address) {
            const response = await fetch(address);
            if (!response.ok) return;
            address = take(new DOMParser().parseFromString(await response.text(), "text/html"), address);
          }
        } catch (error) {
          // The network is gone: what is here is said to be a part.
          return;
        }
        partial = false;
        if (pager instanceof HTMLElement) pager.hidden = true;
        Object.assign(words, words.whole);
        field.setAttribute("aria-label", words.field);
        nothing.textContent = words.none;
        document.dispatchEvent(new Event("oeuvre:more"));
        apply(false);
      })();
    }

    /** @param {string} text @returns {string} in lower case without accents */
    function fold(text) {
      return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    }

    /** What a reader sees of each item and may look for; read when the first letter is typed, not before. */
    const texts = new Map();
    /** @param {HTMLElement} item @returns {string} */
    function textOf(item) {
      if (!texts.has(item)) {
        const parts = Array.from(item.querySelectorAll("[data-words]")).map(function (part) { return part.textContent || ""; });
        texts.set(item, fold(parts.join(" ")));
      }
      return texts.get(item);
    }

    /** @param {boolean} remember whether to write the choice into the address */
    function apply(remember) {
      const asked = fold(chosen.get("q") || "").split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach(function (item) {
        const fits =
          asked.every(function (word) { return textOf(item).includes(word); }) &&
          keys.every(function (key) { return !chosen.has(key) || item.dataset[key] === chosen.get(key); });
        item.hidden = !fits;
        if (fits) shown += 1;
      });
      groups.forEach(function (group) {
        const all = group.querySelectorAll("[data-item]").length;
        const left = group.querySelectorAll("[data-item]:not([hidden])").length;
        group.hidden = left === 0;
        const link = links.get(group);
        if (link) link.hidden = left === 0;
        const count = group.querySelector("[data-count]");
        if (count) count.textContent = left === all ? counts.get(group) || "" : say("left", left, all);
      });
      chips.forEach(function (chip) {
        chip.setAttribute("aria-pressed", String(chosen.get(chip.dataset.key || "") === chip.dataset.value));
      });
      const active = asked.length > 0 || keys.some(function (key) { return chosen.has(key); });
      clear.hidden = !active;
      nothing.hidden = shown > 0;
      state.textContent = active || partial ? say("count", shown, items.length) : "";
      if (remember) store();
      if (active) load();
    }

    function store() {
      try {
        const query = new URLSearchParams(location.search);
        ["q"].concat(keys).forEach(function (key) {
          const value = chosen.get(key);
          if (value) query.set(key, value);
          else query.delete(key);
        });
        const text = query.toString();
        history.replaceState(history.state, "", (text ? "?" + text : location.pathname) + location.hash);
      } catch (error) {
        // Some browsers refuse this for pages opened from a file; the filter works all the same.
      }
    }

    field.addEventListener("focus", load);
    field.addEventListener("input", function () {
      chosen.set("q", field.value);
      apply(true);
    });
    field.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && field.value) {
        field.value = "";
        chosen.delete("q");
        apply(true);
      }
    });
    clear.addEventListener("click", function () {
      chosen.clear();
      field.value = "";
      apply(true);
      field.focus();
    });

    const query = new URLSearchParams(location.search);
    ["q"].concat(keys).forEach(function (key) {
      const value = query.get(key);
      if (value && (key === "q" || chips.some(function (chip) { return chip.dataset.key === key && chip.dataset.value === value; }))) {
        chosen.set(key, value);
      }
    });
    field.value = chosen.get("q") || "";
    apply(false);
  }

  document.querySelectorAll("[data-filter]").forEach(function (box) {
    if (box instanceof HTMLElement) start(box);
  });
})();
