"""What a person with a keyboard, a screen reader or weak eyes needs, checked in the page as it stands: names of controls,
landmarks, headings, tables, contrast, size of targets, and nothing wider than the screen."""

LOOK = r"""
() => {
  const wrong = [];
  const visible = (node) => {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden" && style.display !== "none";
  };
  const hidden = (node) => Boolean(node.closest("[aria-hidden=true], [hidden]"));
  const tell = (node) => `${node.tagName.toLowerCase()}${node.id ? "#" + node.id : ""}.${String(node.getAttribute("class") ?? "").replace(/ /g, ".")} "${(node.textContent ?? "").trim().slice(0, 30)}"`;
  const name = (node) => {
    const by = node.getAttribute("aria-labelledby");
    if (by) return by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
    if (node.getAttribute("aria-label")) return node.getAttribute("aria-label").trim();
    if (node.labels?.length) return [...node.labels].map((label) => label.textContent).join(" ").trim();
    return (node.textContent ?? "").trim() || (node.title ?? "").trim();
  };

  for (const node of document.querySelectorAll("a[href], button, input, select, textarea, [role=combobox], summary")) {
    if (!hidden(node) && visible(node) && !name(node)) wrong.push(`no name: ${tell(node)}`);
  }
  for (const node of document.querySelectorAll("button, select, input:not([type=radio]):not([type=file]), summary")) {
    const box = node.getBoundingClientRect();
    if (!hidden(node) && visible(node) && (box.height < 18 || box.width < 18)) wrong.push(`too small to hit: ${tell(node)} ${Math.round(box.width)}x${Math.round(box.height)}`);
  }
  for (const node of document.querySelectorAll("svg")) {
    if (!hidden(node) && !(node.getAttribute("role") === "img" && node.getAttribute("aria-label"))) wrong.push(`drawing without words: ${tell(node.parentElement)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of new Set(ids.filter((each, place) => ids.indexOf(each) !== place))) wrong.push(`id twice: ${id}`);
  for (const node of document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls], label[for]")) {
    for (const kind of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const id of (node.getAttribute(kind) ?? "").split(" ").filter(Boolean)) if (!document.getElementById(id)) wrong.push(`${kind} points nowhere: ${id}`);
    }
  }
  for (const kind of ["header", "nav", "main", "footer"]) if (document.querySelectorAll(`body > ${kind}, body > header > ${kind}`).length !== 1) wrong.push(`one ${kind} is needed`);
  if (document.querySelectorAll("h1").length !== 1) wrong.push(`${document.querySelectorAll("h1").length} first headings`);
  let level = 0;
  for (const node of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
    const own = Number(node.tagName[1]);
    if (level && own > level + 1) wrong.push(`heading skips a level: ${tell(node)}`);
    level = own;
  }
  for (const node of document.querySelectorAll("table")) {
    if (!node.caption) wrong.push(`table without a caption: ${tell(node)}`);
    for (const head of node.querySelectorAll("thead th")) if (head.scope !== "col") wrong.push(`head without scope: ${tell(head)}`);
  }
  if (document.querySelector("[style*=expression], [onclick], [onload], script:not([src])")) wrong.push("inline script");
  if (document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length) wrong.push("a tabindex above zero");
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`${document.documentElement.scrollWidth - innerWidth} pixels wider than the screen`);
  return wrong;
}
"""

# Relative luminance and contrast as WCAG 2.2 defines them; backgrounds are looked up through transparent ancestors.
CONTRAST = r"""
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const behind = (node) => {
    const layers = [];
    for (let each = node; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return null;
      const found = colour(style.backgroundColor);
      if (found[3] > 0) layers.push(found);
      if (found[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const seen = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest("title, script, noscript, option, dialog:not([open]), .unseen, [hidden], :disabled")) continue;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if (!box.width || style.visibility === "hidden") continue;
    const svg = node.namespaceURI.endsWith("svg");
    const ink = svg ? style.fill : style.color;
    const size = parseFloat(style.fontSize);
    const enough = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const key = `${ink}|${node.className?.baseVal ?? node.className}|${node.parentElement?.className?.baseVal ?? node.parentElement?.className}|${enough}`;
    if (seen.has(key)) continue;
    const under = behind(svg ? node.closest("svg").parentElement : node);
    if (!under) continue;
    const [a, b] = [light(over(colour(ink), under)), light(under)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    seen.set(key, ratio >= enough ? null : `contrast ${ratio.toFixed(2)} of ${enough}: "${text.data.trim().slice(0, 30)}" (${node.className?.baseVal ?? node.className})`);
  }
  return [...seen.values()].filter(Boolean);
}
"""


def check(page, checks, where):
    for problem in page.evaluate(LOOK):
        checks.that(False, f"{where}: {problem}")
    for problem in page.evaluate(CONTRAST):
        checks.that(False, f"{where}: {problem}")
    checks.that(True, where)
