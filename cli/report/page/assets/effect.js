/** The drawing under a fault: what is down, what carries, what could serve and gets no clients. */
const effect = (() => {
  const SAID = { down: "down", partly: "partly down", carries: "carries", stranded: "could serve, gets no clients" };
  const key = document.getElementById("effect");
  /** What is shown, to be shown again where another of the drawings is seen. */
  let shown;

  const drawings = [...document.querySelectorAll(".picture.wide, .picture.narrow")].map((picture) => ({
    picture,
    /** Its shapes by resource and by place, looked up once. */
    index: undefined,
    /** The look of each shape and arrow that has one. */
    looks: new Map(),
  }));

  function indexOf(drawing) {
    if (drawing.index) return drawing.index;
    const [byNumber, byPlace] = [new Map(), new Map()];
    const add = (map, name, one) => (map.has(name) ? map.get(name).push(one) : map.set(name, [one]));
    for (const one of drawing.picture.querySelectorAll("[data-r]")) add(byNumber, Number(one.dataset.r), one);
    for (const one of drawing.picture.querySelectorAll("[data-p]")) add(byPlace, one.dataset.p, one);
    const arrows = [...drawing.picture.querySelectorAll(".arrow[data-ends]")];
    const ends = arrows.map((one) => one.dataset.ends.split(" ").map(Number));
    return (drawing.index = { byNumber, byPlace, arrows, ends });
  }

  /** Changes only what looks different from before: a choice touches few of many shapes. */
  function put(drawing, looks) {
    for (const [one, look] of drawing.looks) {
      if (looks.get(one) === look) continue;
      one.classList.remove(...look.split(" "));
      one.removeAttribute("aria-description");
    }
    for (const [one, look] of looks) {
      if (drawing.looks.get(one) === look) continue;
      const [first, ...more] = look.split(" ");
      one.classList.add(first, ...more);
      if (one.tagName === "a") one.setAttribute("aria-description", SAID[first]);
    }
    drawing.looks = looks;
  }

  function looksIn(drawing, { places, down, partly, carries, stranded }) {
    const { byNumber, byPlace, arrows, ends } = indexOf(drawing);
    const looks = new Map();
    const mark = (all, look) => {
      for (const one of all ?? []) if (!looks.has(one)) looks.set(one, look);
    };
    const isDown = new Set(down);
    const carrying = new Set(carries.filter((number) => !isDown.has(number)));
    for (const place of places) mark(byPlace.get(place), "down");
    for (const number of down) mark(byNumber.get(number), "down");
    // What is partly down and carries all the same is both.
    for (const number of partly) mark(byNumber.get(number), carrying.has(number) ? "partly with" : "partly");
    for (const number of carrying) mark(byNumber.get(number), "carries");
    for (const number of stranded) mark(byNumber.get(number), "stranded");
    arrows.forEach((one, index) => {
      if (ends[index].every((end) => carrying.has(end))) looks.set(one, "with");
    });
    return looks;
  }

  function draw(also) {
    for (const drawing of drawings) {
      const isSeen = drawing.picture === also || getComputedStyle(drawing.picture).display !== "none";
      drawing.picture.classList.toggle("lit", shown !== undefined);
      put(drawing, shown && isSeen ? looksIn(drawing, shown) : new Map());
    }
  }

  /** @param {{ title: string, places: string[], down: number[], partly: number[], carries: number[], stranded: number[] }} what */
  function show(what) {
    shown = what;
    draw();
    key.querySelector("p").textContent = what.title;
    key.hidden = false;
  }

  function clear() {
    shown = undefined;
    draw();
    if (key) key.hidden = true;
  }

  addEventListener("resize", () => shown && draw());
  // The paper's drawings are made of the wide one.
  addEventListener("beforeprint", () => shown && draw(drawings[0]?.picture));

  return { show, clear };
})();
