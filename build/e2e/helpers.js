// Functions for tests; nothing of this is part of the product.

const fold = s => (s || "").replace(/[\s ]+/g, " ").trim();

// named returns what a control is called.
const named = e => {
  const label = e.getAttribute("aria-label");
  if (label) return fold(label);
  if (e.labels && e.labels.length) return fold(visibleText(e.labels[0]));
  if (e.matches("input[type=submit], input[type=button]")) return fold(e.value);
  return fold(visibleText(e)) || fold(e.getAttribute("placeholder")) || fold(e.title);
};

// visibleText is the text without key hints and small print.
const visibleText = e => {
  const copy = e.cloneNode(true);
  copy.querySelectorAll("kbd, small, option, select, textarea, .n, [aria-hidden=true]").forEach(x => x.remove());
  return copy.textContent;
};

const kinds = {
  button: "button, summary, [role=button], input[type=submit], input[type=button]",
  link: "a[href]",
  field: "input:not([type=submit], [type=button], [type=hidden], [type=radio], [type=checkbox]), textarea, select",
  item: "a[href], button, summary, label, [role=option]",
  heading: "h1, h2, h3",
};

const shown = e => !!e && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest("[inert]") && e.getClientRects().length > 0;

// find returns the visible thing of a kind with a name: the one called exactly
// so, or else the first whose name begins so.
const find = (kind, name) => {
  const all = [...document.querySelectorAll(kinds[kind])].filter(shown);
  return all.find(e => named(e) === name) || all.find(e => named(e).startsWith(name)) || null;
};

const middle = e => {
  const box = e.getClientRects()[0];
  return { X: box.x + box.width / 2, Y: box.y + box.height / 2 };
};

// ready brings a thing into view and tells whether a click would reach it.
const ready = e => {
  if (!shown(e) || e.disabled) return false;
  e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { X, Y } = middle(e), hit = document.elementFromPoint(X, Y);
  return !!hit && (e.contains(hit) || hit.contains(e) || [...(e.labels || [])].some(l => l.contains(hit)));
};

// told returns the story as it stands on the page: its text, and the nodes of
// it by where they begin in that; with all also what is folded away.
const told = all => {
  const nodes = [];
  let text = "";
  for (const part of document.querySelectorAll("main [data-at]")) {
    if (part.parentElement.closest("[data-at]") || !(all || part.checkVisibility())) continue;
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let n; (n = walk.nextNode());) {
      if (n.parentElement.closest("[data-not]")) continue;
      nodes.push([text.length, n]);
      text += n.data;
    }
    text += "\n";
  }
  return { text, nodes };
};

// passage returns a range over words of the story, as they stand in its text.
const passage = words => {
  const { text, nodes } = told();
  const start = text.indexOf(words);
  if (start < 0) return null;
  const at = place => {
    const [from, node] = nodes.findLast(([from]) => from <= place);
    return [node, place - from];
  };
  const range = document.createRange();
  range.setStart(...at(start));
  const [node, offset] = at(start + words.length - 1);
  range.setEnd(node, offset + 1);
  return range;
};

// ends returns where a mouse goes down before a passage, and up behind it.
const ends = words => {
  const range = passage(words);
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const boxes = [...range.getClientRects()].filter(b => b.width > 0);
  const first = boxes[0], last = boxes[boxes.length - 1];
  return [{ X: first.left + 0.5, Y: first.top + first.height / 2 }, { X: last.right - 0.5, Y: last.top + last.height / 2 }];
};
