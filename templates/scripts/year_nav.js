(function () {
  "use strict";

  /** Marks the year in view in the list of years. */
  const nav = document.querySelector(".year-nav");
  if (!nav || !("IntersectionObserver" in window)) return;
  /** @type {Map<Element, HTMLAnchorElement>} sections and the links to them */
  const links = new Map();
  /** @type {Set<Element>} */
  const seen = new Set();
  const observer = new IntersectionObserver(
    function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) seen.add(entry.target);
        else seen.delete(entry.target);
      });
      let found = false;
      links.forEach(function (link, section) {
        if (!found && seen.has(section)) {
          found = true;
          link.setAttribute("aria-current", "true");
        } else if (seen.size) {
          link.removeAttribute("aria-current");
        }
      });
    },
    { rootMargin: "-15% 0px -60% 0px" },
  );

  function start() {
    if (!nav) return;
    nav.querySelectorAll("a").forEach(function (link) {
      const section = document.getElementById(link.hash.slice(1));
      if (!section || links.has(section)) return;
      links.set(section, link);
      observer.observe(section);
    });
  }

  start();
  const first = links.values().next();
  if (!first.done) first.value.setAttribute("aria-current", "true");
  // The filter has fetched the years of other pages.
  document.addEventListener("oeuvre:more", start);
})();
