// Looks at the page from inside; evaluated by the browser's tests.
globalThis.probe ??= (() => {
  const round = (box) => ({ x: box.x, y: box.y, w: box.width, h: box.height });
  const seen = (element) => element.getBoundingClientRect().width > 0;
  const say = (text) => text.textContent.trim().slice(0, 60);
  /** Fonts' boxes have room above and below the letters. */
  const letters = (text) => {
    const box = round(text.getBoundingClientRect());
    return { x: box.x, y: box.y + box.h * 0.18, w: box.w, h: box.h * 0.64 };
  };
  const meet = (a, b, by = 0.5) =>
    a.x + by < b.x + b.w && b.x + by < a.x + a.w && a.y + by < b.y + b.h && b.y + by < a.y + a.h;
  const within = (a, b, by = 0.75) =>
    a.x >= b.x - by && a.y >= b.y - by && a.x + a.w <= b.x + b.w + by && a.y + a.h <= b.y + b.h + by;

  const drawing = () => [...document.querySelectorAll("svg.picture:not(.sign, .paper)")].find(seen);
  const shapes = () =>
    [...drawing().querySelectorAll(".s")].map((one) => ({
      one,
      box: round(one.querySelector("rect").getBoundingClientRect()),
    }));

  /** Texts that leave their shape, overlap, or are under a shape that was drawn later. */
  function texts() {
    const all = shapes();
    const found = all.flatMap(({ one, box }, order) =>
      [...one.querySelectorAll(":scope > text")].map((text) => ({ text, order, shape: box, box: letters(text) })),
    );
    const wrong = [];
    for (const { text, shape, box } of found) if (!within(box, shape)) wrong.push(`leaves its shape: ${say(text)}`);
    found.forEach((a, i) => {
      for (const b of found.slice(i + 1))
        if (meet(a.box, b.box)) wrong.push(`on each other: ${say(a.text)} / ${say(b.text)}`);
      for (const { one, box } of all.slice(a.order + 1)) {
        const fill = getComputedStyle(one.querySelector("rect")).fill;
        if (fill !== "none" && meet(a.box, box)) wrong.push(`hidden: ${say(a.text)}`);
      }
    });
    return { count: found.length, wrong };
  }

  /** Texts that an arrow runs through. */
  function arrows() {
    const found = [...drawing().querySelectorAll(".s > text")].map((text) => ({ text, box: letters(text) }));
    const paths = [...drawing().querySelectorAll(".arrow")];
    const wrong = paths.flatMap((path) => {
      const matrix = path.getScreenCTM();
      const points = Array.from({ length: Math.ceil(path.getTotalLength() / 3) }, (_, i) =>
        path.getPointAtLength(i * 3).matrixTransform(matrix),
      );
      const hit = found.find(({ box }) =>
        points.some((at) => at.x > box.x && at.x < box.x + box.w && at.y > box.y && at.y < box.y + box.h),
      );
      return hit ? [`through: ${say(hit.text)}`] : [];
    });
    return { count: paths.length, wrong };
  }

  /** How far the page is wider than its window, and texts of HTML that are cut off at their element's side. */
  function overflow() {
    const elements = [...document.querySelectorAll("header *, main :not(svg, svg *), aside *")].filter(seen);
    // What scrolls, and addresses that say all of it in their title.
    const may = (one) => one.matches("figure, .scroll, .unseen, .scroll thead") || one.title === one.textContent;
    const cut = elements.filter(
      (one) => !may(one) && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline",
    );
    return {
      wider: document.documentElement.scrollWidth - innerWidth,
      cut: cut.map((one) => `${one.tagName} ${say(one)}`),
    };
  }

  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const ratio = (a, b) => {
    const [high, low] = [luminance(numbers(a)), luminance(numbers(b))].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  /** What is painted behind an element. */
  function ground(element) {
    for (let one = element; one; one = one.parentElement) {
      const rect = one.classList.contains("s") ? one.querySelector("rect") : undefined;
      const fill = rect ? getComputedStyle(rect).fill : getComputedStyle(one).backgroundColor;
      if (fill && fill !== "none" && !fill.startsWith("rgba(0, 0, 0, 0")) return fill;
    }
    return "rgb(255, 255, 255)";
  }

  const TEXTS =
    "h1, h2, h3, h4, p, li, summary, label, dt, dd, code, a:not(svg a), span, b, strong, svg text, svg tspan";
  /** Texts with too little contrast to what is behind them: below 4.5, of WCAG 2.2, 1.4.3. */
  function contrast(selector = TEXTS) {
    const nodes = [...document.querySelectorAll(selector)].filter((one) => seen(one) && one.textContent.trim() !== "");
    const wrong = nodes.flatMap((one) => {
      const style = getComputedStyle(one);
      const colour = one.namespaceURI.endsWith("svg") ? style.fill : style.color;
      const badge = one.closest(".badge");
      const behind = badge ? getComputedStyle(badge.querySelector("circle")).fill : ground(one);
      const found = ratio(colour, behind);
      return found < 4.5 ? [`${found.toFixed(2)} ${colour} on ${behind}: ${say(one)}`] : [];
    });
    return { count: nodes.length, wrong };
  }

  /** The middle of the first element of a selector that is visible, scrolled into the window. */
  function centre(selector) {
    const element = [...document.querySelectorAll(selector)].find(seen);
    if (!element) return null;
    element.scrollIntoView({ block: "center" });
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** The texts of the elements of a selector that are visible. */
  const visible = (selector) =>
    [...document.querySelectorAll(selector)]
      .filter((one) => one.checkVisibility() && seen(one))
      .map((one) => one.textContent.replace(/\s+/g, " ").trim());

  return { texts, arrows, overflow, contrast, centre, visible };
})();
