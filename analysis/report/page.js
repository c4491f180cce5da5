"use strict";

// What people wrote is only ever set as text (textContent, setAttribute), never read as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const comments = new Map(data.comments.map((comment) => [comment.n, comment]));
const answeredBy = new Map(data.comments.map((comment) => [comment.n, []]));
for (const comment of data.comments) {
  for (const answer of comment.answers) answeredBy.get(answer.to).push(comment.n);
}

const CHUNK = 60; // comments that are set at once; more follow as one scrolls
const DEEPEST = 7; // levels that are set in; deeper ones would leave no room for words
const LONGEST_MAP = 3000; // comments beyond which the map has less than half a pixel for each
const ARCS = 300; // comments up to which the map draws every reply, not only those of the chosen comment
const EXCERPT = 90; // letters of an answered comment that stand beside its number

const LINKS = [
  ["", "all comments"],
  ["stated", "replies that the page shows"],
  ["marked", "replies by a name or a quotation"],
  ["content", "replies that are inferred"],
  ["afresh", "comments that start afresh"],
  ["doubtful", "whom they answer is doubtful (below 70 %)"],
];
const MARKED = new Set(["mention", "quote", "lost mention", "name"]);

/** What is asked for: a comment is shown where it fits all of it. */
const asked = { words: "", person: "", tone: "", topic: "", link: "", these: null, order: "conversation" };

let list = []; // the numbers of the comments that fit, in the order shown
let set = 0; // how many of them stand on the page
let marked = 0; // the number of the chosen comment

/** An element with traits (a function is what it does when it is clicked) and its children. */
function make(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (typeof value === "function") element.addEventListener("click", value);
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== "" && child !== null));
  return element;
}

function svg(tag, traits) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(traits)) element.setAttribute(name, value);
  return element;
}

const button = (words, act, traits = {}) => make("button", { type: "button", click: act, ...traits }, words);
const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
/** All that stands in a comment. */
const words = (comment) => comment.pieces.map((piece) => piece[1]).join("");

/** The begin of what the author of this comment says himself. */
function excerpt(n) {
  let begun = false;
  const said = comments.get(n).pieces.filter(([kind, text]) => {
    begun ||= kind === "own" && /[\p{L}\p{N}]/u.test(text);
    return kind === "own" || (kind === "mention" && begun); // names that open it are no words of its own
  });
  const own = said.map((piece) => piece[1]).join("");
  const text = own.replace(/^[\s.,;:]+/, "").trimEnd().replace(/\s+/g, " ") || words(comments.get(n)).trim();
  return [...text].length > EXCERPT ? `${[...text].slice(0, EXCERPT).join("")}…` : text;
}

// --- which comments are shown

function fits(comment) {
  const first = comment.answers[0];
  const link = {
    "": true,
    stated: first?.kind === "stated",
    marked: MARKED.has(first?.kind),
    content: first?.kind === "content",
    afresh: comment.afresh !== "",
    doubtful: comment.sure !== null && comment.sure < 0.7,
  };
  return (
    link[asked.link] &&
    (!asked.these || asked.these.has(comment.n)) &&
    (!asked.person || comment.who === asked.person) &&
    (!asked.tone || comment.label === asked.tone) &&
    (!asked.topic || comment.topic === asked.topic || comment.also.includes(asked.topic)) &&
    (!asked.words || `${comment.who}\n${words(comment)}`.toLowerCase().includes(asked.words))
  );
}

/** Every comment below the one that it answers first. */
function conversation() {
  const below = new Map([[0, []], ...data.comments.map((comment) => [comment.n, []])]);
  for (const comment of [...data.comments].reverse()) {
    below.get(comment.afresh === "" ? comment.answers[0]?.to ?? 0 : 0).push(comment.n);
  }
  const found = [];
  const left = below.get(0);
  while (left.length) {
    const n = left.pop();
    found.push(n);
    for (const child of below.get(n)) left.push(child);
  }
  return found;
}
const orders = { conversation: conversation(), time: data.comments.map((comment) => comment.n) };

/** Asks for something else and shows what fits; what is not named stays asked for. */
function ask(changes) {
  Object.assign(asked, changes);
  for (const name of ["person", "tone", "topic", "link", "order"]) fields[name].value = asked[name];
  fields.words.value = changes.words === "" ? "" : fields.words.value;
  list = orders[asked.order].filter((n) => fits(comments.get(n)));
  set = 0;
  thread.replaceChildren();
  more();
  const narrowed = list.length < data.comments.length;
  const what = asked.these ? " of this sentence or row" : "";
  told.textContent = narrowed ? `${list.length} of ${count(data.comments.length, "comment")}${what}` : "";
  clear.hidden = !narrowed && asked.order === "conversation";
  if (!list.length) thread.append(make("p", { class: "none" }, "No comment fits all of this."));
  drawMap();
}

const nothing = { words: "", person: "", tone: "", topic: "", link: "", these: null };

/** Sets the next comments of the list, up to the one with this number. */
function more(upTo = 0) {
  const before = set;
  const end = upTo ? list.indexOf(upTo) + 1 : 0;
  set = Math.min(list.length, Math.max(set + CHUNK, end));
  thread.append(...list.slice(before, set).map((n) => commentOf(comments.get(n))));
}

function jump(n) {
  if (!comments.has(n)) return;
  if (!list.includes(n)) ask({ ...nothing });
  if (list.indexOf(n) >= set) more(n);
  mark(n);
  document.getElementById(`${n}`).scrollIntoView({ block: "center" });
}

function mark(n) {
  document.querySelector(".marked")?.classList.remove("marked");
  document.getElementById(`${n}`)?.classList.add("marked");
  marked = n;
  drawMap();
}

// --- one comment

const number = (n) => make("a", { href: `#${n}`, class: "number", title: `${comments.get(n).who}: ${excerpt(n)}` }, `#${n}`);
const numbers = (all) => all.flatMap((n, at) => (at ? [", ", number(n)] : [number(n)]));

function commentOf(comment) {
  const element = make(
    "article",
    { id: comment.n, class: comment.n === marked ? "marked" : null },
    make(
      "header",
      {},
      number(comment.n),
      button(comment.who, () => ask({ ...nothing, person: comment.who }), { class: "person", dir: "auto" }),
      make("span", { class: "quiet" }, comment.when),
      tone(comment),
      comment.topic && button(comment.topic, () => ask({ ...nothing, topic: comment.topic }), { class: "topic" }),
    ),
    make("p", { class: "text", dir: "auto" }, comment.pieces.map(piece)),
    comment.afresh && make("p", { class: "quiet" }, comment.afresh),
    comment.answers.map(answer),
    answeredBy.get(comment.n).length
      ? make("p", { class: "quiet" }, "Answered by ", numbers(answeredBy.get(comment.n)))
      : "",
    reasons(comment),
  );
  const isTree = asked.order === "conversation" && list.length === data.comments.length;
  element.style.marginInlineStart = isTree ? `${Math.min(comment.depth, DEEPEST) * 1.4}rem` : "0";
  element.style.borderInlineStartColor = comment.fill;
  return element;
}

function tone(comment) {
  const dot = make("span", { class: "dot" });
  dot.style.backgroundColor = comment.fill;
  return button([dot, comment.tone], () => ask({ ...nothing, tone: comment.label }), { class: "tone" });
}

function piece([kind, text, from, whose]) {
  if (kind === "own") return text;
  if (kind === "mention") return make("b", {}, text);
  const origin = make("span", { class: "origin" }, "quoted from ", from ? number(from) : "", from ? ` ${whose}` : whose);
  return make("q", { title: `quoted from ${whose}` }, text, " ", origin);
}

function answer(one) {
  return make(
    "p",
    { class: "answers" },
    "↳ ",
    one.stance ? `${one.stance}: ` : "answers ",
    number(one.to),
    make("bdi", {}, ` ${one.whom}`),
    one.about ? make("span", {}, ", about ", make("i", { dir: "auto" }, one.about)) : "",
    make("span", { class: "quiet" }, ` · ${one.sure} · ${one.evidence}`),
    make("span", { class: "quiet excerpt", dir: "auto" }, excerpt(one.to)),
  );
}

function reasons(comment) {
  const found = [
    comment.why && ["Tone", comment.why],
    comment.irony && ["Irony", comment.irony],
    ...comment.answers.filter((one) => one.why).map((one) => [`Stance to #${one.to}`, one.why]),
    comment.also.length && ["Also about", comment.also.join("; ")],
  ].filter(Boolean);
  if (!found.length) return "";
  const listed = found.flatMap(([name, why]) => [make("dt", {}, name), make("dd", { dir: "auto" }, why)]);
  return make("details", {}, make("summary", {}, "What weighed most"), make("dl", {}, listed));
}

// --- the map: a mark a comment, an arc a reply

function drawMap() {
  map.replaceChildren();
  const total = data.comments.length;
  if (total < 2 || total > LONGEST_MAP) return;
  const step = 1000 / total;
  const at = (n) => (n - 0.5) * step;
  const shown = new Set(list);
  // replies first, so that no arc lies on a mark
  for (const comment of data.comments) {
    for (const one of comment.answers) {
      const chosen = marked === comment.n || marked === one.to;
      if (!chosen && (total > ARCS || !shown.has(comment.n))) continue;
      const [a, b] = [at(one.to), at(comment.n)];
      const high = Math.min(78, 8 + (b - a) * 0.35);
      map.append(svg("path", {
        d: `M${a},84C${a},${84 - high * 1.3} ${b},${84 - high * 1.3} ${b},84`,
        class: `arc${chosen ? " chosen" : ""}${one.kind === "content" ? " inferred" : ""}`,
      }));
    }
  }
  for (const comment of data.comments) {
    const mark = svg("rect", {
      x: at(comment.n) - Math.min(step * 0.42, 7), y: 84, width: Math.min(step * 0.84, 14), height: 14,
      fill: comment.fill, opacity: shown.has(comment.n) ? 1 : 0.15, "data-n": comment.n,
      class: comment.n === marked ? "chosen" : "",
    });
    const title = svg("title", {});
    title.textContent = `#${comment.n} ${comment.who}, ${comment.tone}: ${excerpt(comment.n)}`;
    mark.append(title);
    map.append(mark);
  }
}

// --- the tables beside the thread

function table(heads, rows) {
  const cells = (tag, row) => make("tr", {}, row.map((cell) => make(tag, {}, cell)));
  return make("table", {}, make("thead", {}, cells("th", heads)), make("tbody", {}, rows.map((row) => cells("td", row))));
}

const these = (all) => () => ask({ ...nothing, these: new Set(all) });
const listed = (all) => (all.length > 6 ? button(count(all.length, "comment"), these(all)) : numbers(all));
const person = (name) => button(name, () => ask({ ...nothing, person: name }), { class: "person", dir: "auto" });
const topic = (name) => button(name, () => ask({ ...nothing, topic: name }), { class: "topic" });

const shortly = () => [
  ...data.findings.map((found) =>
    make("p", {}, found.text, " ", found.comments.length ? button(count(found.comments.length, "comment"), these(found.comments)) : "")),
  table(["Key figure", ""], data.figures),
];

const people = () => [
  table(
    ["Who", "Comments", "Replies", "Replied to", "Mostly", "About"],
    data.people.map(([who, wrote, gave, got, mostly, about, host]) => [
      [person(who), host ? " (host)" : ""], `${wrote}`, `${gave}`, `${got}`, mostly, about ? topic(about) : "",
    ]),
  ),
];

const exchanges = () => [
  table(
    ["Who", "Replied to", "About", "In which tone", "Comments"],
    data.pairs.map(([who, whom, , about, tones, all]) => [person(who), person(whom), about.join("; "), tones, listed(all)]),
  ),
];

const topics = () => [
  table(
    ["Topic", "Comments", "People", "Told by"],
    data.topics.map(([name, wrote, authors, phrases]) => [topic(name), `${wrote}`, `${authors}`, phrases.join("; ")]),
  ),
  make("h3", {}, "Who and what is named"),
  table(["Name", "Also written", "In"], data.mentioned.map(([name, also, all]) => [name, also.join("; "), listed(all)])),
];

const article = () =>
  data.article.map(([source, text, used]) =>
    make(
      "div",
      { class: used.length ? "used" : "" },
      make("p", { dir: "auto" }, source === "article" ? "" : make("span", { class: "quiet" }, `${source}: `), text),
      used.map(([n, evidence]) => make("p", { class: "answers" }, "↳ ", number(n), " ", comments.get(n).who, make("span", { class: "quiet" }, ` · ${evidence}`))),
    ));

const charts = () =>
  data.charts.map((chart) =>
    make("figure", {}, make("h3", {}, chart.title), make("img", { src: chart.src, alt: chart.alt }), make("figcaption", {}, chart.caption)));

const method = () =>
  data.method.flatMap((part) => [
    make("h3", {}, part.heading),
    ...part.paragraphs.map((words) => make("p", {}, words)),
    part.terms.length ? make("dl", {}, part.terms.flatMap(([term, means]) => [make("dt", {}, term), make("dd", {}, means)])) : "",
    ...part.leads.map(([lead, words]) => make("p", {}, make("b", {}, `${lead}. `), words)),
  ]);

const SIDES = {
  "In short": [shortly, true],
  People: [people, data.people.length],
  Exchanges: [exchanges, data.pairs.length],
  Topics: [topics, data.topics.length],
  Article: [article, data.article.length],
  Charts: [charts, data.charts.length],
  "How it was made": [method, true],
};

function turn(name) {
  for (const tab of tabs.children) tab.setAttribute("aria-pressed", `${tab.textContent === name}`);
  side.replaceChildren(...SIDES[name][0]().filter(Boolean));
  side.scrollTop = 0;
}

// --- the page

function select(name, options) {
  const field = make("select", { "aria-label": name }, options.map(([value, shown]) => make("option", { value }, shown)));
  field.addEventListener("change", () => ask({ [name]: field.value, these: null }));
  return field;
}

/** `first`, then each value of the comments with how many have it, the commonest first. */
function counted(first, values) {
  const found = new Map();
  for (const value of values) if (value) found.set(value, (found.get(value) ?? 0) + 1);
  const ordered = [...found].sort((a, b) => b[1] - a[1]);
  return [["", first], ...ordered.map(([value, n]) => [value, `${value} (${n})`])];
}

const fields = {
  words: make("input", { type: "search", placeholder: "Search words or names", "aria-label": "search" }),
  person: select("person", counted("everybody", data.comments.map((comment) => comment.who))),
  tone: select("tone", counted("every tone", data.comments.map((comment) => comment.label))),
  topic: select("topic", counted("every topic", data.comments.flatMap((comment) => [comment.topic, ...comment.also]))),
  link: select("link", LINKS),
  order: select("order", [["conversation", "as a conversation"], ["time", "one after the other"]]),
};
const told = make("span", { class: "quiet", role: "status" });
const clear = button("Show all", () => ask({ ...nothing, order: "conversation" }), { class: "plain" });
const thread = make("div", { class: "thread" });
const end = make("div");
const map = svg("svg", { viewBox: "0 0 1000 100", role: "img", "aria-label": "Every comment in order, with arcs to what it answers" });
const legend = make(
  "p",
  { class: "legend" },
  Object.entries(data.tones).map(([label, colour]) => {
    const dot = make("span", { class: "dot" });
    dot.style.backgroundColor = colour;
    return make("span", {}, dot, label);
  }),
  make("span", {}, "paler: likeliest, not sure"),
  make("span", {}, "dashed: inferred reply"),
);
const tabs = make("nav", {}, Object.entries(SIDES).filter(([, [, has]]) => has).map(([name]) => button(name, () => turn(name))));
const side = make("div", { class: "side", tabindex: 0 });

document.body.append(
  make("header", { class: "top" }, make("p", { class: "kicker" }, "Thread report"), make("h1", { dir: "auto" }, data.title), make("p", { class: "quiet" }, data.source)),
  make(
    "main",
    {},
    make("aside", {}, tabs, side),
    make("section", {}, make("div", { class: "tools" }, map, legend, Object.values(fields), told, clear), thread, end),
  ),
);

let waiting = 0;
fields.words.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask({ words: fields.words.value.trim().toLowerCase(), these: null }), 200);
});
map.addEventListener("click", (event) => {
  const n = Number(event.target.getAttribute("data-n"));
  if (n) jump(n);
});
// A number leads to its comment, also when it is the one in the address already.
document.addEventListener("click", (event) => {
  const to = event.target.closest?.("a.number");
  if (to && to.hash === location.hash) jump(Number(to.hash.slice(1)));
});
addEventListener("hashchange", () => jump(Number(location.hash.slice(1))));
new IntersectionObserver(([entry]) => entry.isIntersecting && set < list.length && more(), { rootMargin: "800px" }).observe(end);

turn("In short");
ask({});
if (location.hash) jump(Number(location.hash.slice(1)));
