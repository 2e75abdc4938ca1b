"use strict";
// The page is whole without this: it only hides, sorts and opens what already stands in it.
// What is chosen stands in the address, after the #, so that it can be kept and passed on.
(() => {
  const find = (id) => document.getElementById(id);
  const form = find("filters"), count = find("count"), panel = find("panel"), each = find("each");
  const body = find("projects").tBodies[0], heads = [...find("projects").tHead.rows[0].cells];
  const rows = [...body.rows].map((row) => ({
    row, data: row.dataset, link: row.querySelector("a"), cells: [...row.cells].map((cell) => cell.dataset.v),
    article: find(row.querySelector("a").hash.slice(1)), text: "",
  }));
  const title = document.title, fields = [...form.elements].filter((field) => field.name);
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  let sorted = { key: "", down: false }, open = null;

  const words = (one) => one.text ||= `${one.row.textContent} ${one.article.textContent}`.toLocaleLowerCase();

  const fits = (one) => fields.every(({ name, value }) => !value.trim() ||
    (name === "q" ? value.toLocaleLowerCase().trim().split(/\s+/).every((word) => words(one).includes(word))
      : one.data[name] === value));

  function filter() {
    let shown = 0;
    for (const one of rows) shown += !(one.row.hidden = !fits(one));
    const said = count.dataset[shown ? "some" : "none"];
    count.textContent = said.replace("{shown}", shown).replace("{all}", rows.length);
  }

  function order() {
    const place = heads.findIndex((head) => head.dataset.key === sorted.key);
    const turn = sorted.down ? -1 : 1;
    const by = (a, b) => {
      const [one, other] = [a.cells[place], b.cells[place]];
      if (!one || !other) return !one - !other;
      const numbers = Number(one) - Number(other);
      return turn * (Number.isNaN(numbers) ? compare(one, other) : numbers);
    };
    body.append(...(place < 0 ? rows : [...rows].sort(by)).map((one) => one.row));
    for (const head of heads) {
      head.removeAttribute("aria-sort");
      if (head.dataset.key === sorted.key) head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    }
  }

  function address() {
    const said = new URLSearchParams();
    for (const { name, value } of fields) if (value) said.set(name, value);
    if (sorted.key) said.set("sort", sorted.key);
    if (sorted.down) said.set("down", "1");
    if (open) said.set("project", open.data.number);
    return `#${said}`;
  }

  const remember = () => history.replaceState(null, "", address());

  function show(one) {
    if (open === one) return;
    leave();
    open = one;
    panel.append(one.article);
    const heading = one.article.querySelector("h3");
    panel.setAttribute("aria-labelledby", heading.id);
    document.title = `${heading.textContent} – ${title}`;
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    heading.focus();
  }

  function leave() {
    if (!open) return;
    const { link, article } = open;
    open = null;
    each.append(article);
    document.title = title;
    if (panel.open) panel.close();
    link.focus();
  }

  function read() {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      field.value = said.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    sorted = { key: said.get("sort") ?? "", down: said.has("down") };
    filter();
    order();
    const one = rows.find(({ data, link }) => data.number === said.get("project") || link.hash === location.hash);
    if (one) show(one); else leave();
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const again = sorted.key === head.dataset.key;
      sorted = { key: head.dataset.key, down: again && !sorted.down };
      order();
      remember();
    });
  }
  for (const one of rows) {
    one.link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(one);
      history.pushState(null, "", address());
    });
  }
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const field of fields) field.value = "";
    filter();
    remember();
  });
  panel.addEventListener("close", () => { if (open) { leave(); remember(); } });
  addEventListener("popstate", read);
  document.documentElement.classList.add("js");
  form.hidden = false;
  for (const one of document.querySelectorAll("p.js")) one.hidden = false;
  read();
})();
