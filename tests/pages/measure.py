"""What a page looks like, measured in the browser: letters, lines, contrast, targets, width."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

_SCRIPT = """() => {
  const luminance = ([r, g, b]) => {
    const linear = v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
    const [x, y, z] = [r, g, b].map(v => linear(v / 255));
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const rgba = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 1) return colour;
      if (colour[3] !== 0) return null;
    }
    return [255, 255, 255, 1];
  };
  const seen = element => element.checkVisibility() && element.getBoundingClientRect().width > 0;
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    if (!text || !seen(element)) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const [a, b] = [luminance(rgba(style.color)), luminance(behind(element))].sort((x, y) => y - x);
    texts.push({text, size, line: parseFloat(style.lineHeight) / size, contrast: (a + .05) / (b + .05)});
  }
  const touched = [...document.querySelectorAll('a, button, label, audio, select, textarea')];
  const targets = touched.filter(seen).map(e => {
    const box = e.getBoundingClientRect();
    return {name: e.textContent.trim() || e.tagName, width: box.width, height: box.height};
  });
  return {texts, targets, over: document.documentElement.scrollWidth - document.documentElement.clientWidth};
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """`over` is how many pixels one would have to scroll sideways."""

    texts: list[dict[str, Any]]
    targets: list[dict[str, Any]]
    over: int


async def measure(page: Page) -> Look:
    """Measure what is on the screen now."""
    return Look(**await page.evaluate(_SCRIPT))


def faults(look: Look, target: float) -> list[str]:
    """Everything that an elder could not read or hit. `target` is the least side in CSS pixels."""
    found = [f"scrolls sideways by {look.over}"] if look.over > 0 else []
    for text in look.texts:
        if text["size"] < 18:
            found.append(f"small: {text}")
        if text["line"] < 1.499:
            found.append(f"tight: {text}")
        if text["contrast"] < 4.5:
            found.append(f"pale: {text}")
    found += [f"hard to hit: {one}" for one in look.targets if min(one["width"], one["height"]) < target]
    return found
