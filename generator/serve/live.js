"use strict";
// In the preview only: keeps an open page up to date, and shows what there is to tell the author.
// The server says by what it would be recognised (page, style sheet, notes); the page compares and fetches what is new.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL(".", own.src);
  // Relative to the site's root, which need not be that of the host: a proxy may stand between.
  const path = location.pathname.slice(new URL("..", base).pathname.length);
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const sent = (navigation?.serverTiming ?? []).find((entry) => entry.name === "oeuvre");
  let [page, style] = (sent?.description ?? "").split(" ");
  let notes = "";
  /** @type {EventSource | null} */
  let source = null;

  function listen() {
    source = new EventSource(new URL(`events?page=${encodeURIComponent(path)}`, base));
    source.addEventListener("message", (event) => {
      const now = JSON.parse(event.data);
      // A browser that does not tell what was sent with the page takes the first message for it.
      page ||= now.page;
      style ||= now.style;
      if (now.page !== page) {
        source?.close();
        // The browser keeps the scroll position.
        location.reload();
        return;
      }
      if (now.style !== style) exchange((style = now.style));
      if (now.notes !== notes) tell((notes = now.notes));
    });
  }

  // Puts the new style sheet beside the old one, and takes that away when the new one is there: nothing flickers.
  /** @param {string} digest */
  function exchange(digest) {
    const sheets = () => [...document.querySelectorAll("link")].filter((one) => /assets\/(style|full)\.css/.test(one.href));
    const last = sheets().at(-1);
    if (!last) return;
    const fresh = /** @type {HTMLLinkElement} */ (last.cloneNode());
    fresh.href = `${last.href.replace(/\?.*$/, "")}?v=${digest}`;
    fresh.addEventListener("load", () => {
      // Unless a newer one is under way: then that one does it.
      if (digest === style) for (const sheet of sheets()) if (sheet !== fresh) sheet.remove();
    });
    last.after(fresh);
  }

  const host = document.createElement("oeuvre-notes");
  const shadow = host.attachShadow({ mode: "open" });
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") host.remove();
  });

  /** @typedef {{ severity: string, place: string, code: string, message: string, frame: string, hint: string }} Note */

  /** @param {string} digest */
  async function tell(digest) {
    // A page that stands in for one at fault shows the notes itself.
    if (page.startsWith("fault-")) return;
    if (!digest) {
      host.remove();
      return;
    }
    const answer = await fetch(new URL("notes", base));
    /** @type {{ broken: boolean, tally: string, more: number, notes: Note[] }} */
    const told = await answer.json();
    if (digest !== notes) return;
    const open = told.broken || told.notes.some((note) => note.severity === "error");
    const look = element("link", { rel: "stylesheet", href: new URL("live.css", base).href });
    const panel = element("details", open ? { open: "" } : {});
    const close = element("button", { type: "button" }, "Close");
    close.addEventListener("click", () => host.remove());
    const title = told.broken ? "The newest files cannot be shown; this is the last good state" : told.tally;
    panel.append(element("summary", {}, title), close, ...told.notes.map(item));
    if (told.more) panel.append(element("p", {}, `… and ${told.more} more: see the terminal`));
    const region = element("section", { role: open ? "alert" : "status", "aria-label": "Notes of the preview" });
    region.append(panel);
    shadow.replaceChildren(look, region);
    document.body.append(host);
  }

  /** @param {Note} note @returns {HTMLElement} */
  function item(note) {
    const article = element("article", { class: note.severity });
    article.append(element("p", { class: "place" }, `${note.place} ${note.severity}[${note.code}]`));
    article.append(element("p", { class: "message" }, note.message));
    if (note.frame) article.append(element("pre", {}, note.frame));
    if (note.hint) article.append(element("p", { class: "hint" }, note.hint));
    return article;
  }

  /** @param {string} name @param {Record<string, string>} attributes @returns {HTMLElement} */
  function element(name, attributes, text = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  // A browser keeps six connections to a server at most, so only tabs that can be seen listen.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) listen();
  });
  if (!document.hidden) listen();
})();
