/** The drawing under a fault: what is down, what carries, what could serve and gets no clients. */
const effect = (() => {
  const LOOKS = ["down", "partly", "carries", "stranded"];
  const SAID = { down: "down", partly: "partly down", carries: "carries", stranded: "could serve, gets no clients" };
  const key = document.getElementById("effect");
  const pictures = [...document.querySelectorAll(".picture.wide, .picture.narrow")];
  let marked = [];
  let index;

  /** The drawing's shapes by resource and by place, looked up once. */
  function shapes() {
    if (index) return index;
    const byNumber = new Map();
    const byPlace = new Map();
    const add = (map, name, one) => map.set(name, [...(map.get(name) ?? []), one]);
    for (const picture of pictures) {
      for (const one of picture.querySelectorAll("[data-r]")) add(byNumber, Number(one.dataset.r), one);
      for (const one of picture.querySelectorAll("[data-p]")) add(byPlace, one.dataset.p, one);
    }
    const arrows = pictures.flatMap((picture) => [...picture.querySelectorAll(".arrow[data-ends]")]);
    index = {
      byNumber,
      byPlace,
      arrows: arrows.map((one) => ({ one, ends: one.dataset.ends.split(" ").map(Number) })),
    };
    return index;
  }

  function mark(one, look) {
    if (LOOKS.some((other) => one.classList.contains(other))) return;
    one.classList.add(look);
    if (one.tagName === "a") one.setAttribute("aria-description", SAID[look]);
    marked.push(one);
  }

  function clear() {
    for (const one of marked) {
      one.classList.remove(...LOOKS, "with", "off");
      one.removeAttribute("aria-description");
    }
    marked = [];
    for (const picture of pictures) picture.classList.remove("lit");
    if (key) key.hidden = true;
  }

  /** @param {{ title: string, places: string[], down: number[], partly: number[], carries: number[], stranded: number[] }} what */
  function show({ title, places, down, partly, carries, stranded }) {
    clear();
    const { byNumber, byPlace, arrows } = shapes();
    const each = (numbers, look) => {
      for (const number of numbers) for (const one of byNumber.get(number) ?? []) mark(one, look);
    };
    for (const place of places) for (const one of byPlace.get(place) ?? []) mark(one, "down");
    each(down, "down");
    const isDown = new Set(down);
    const carrying = new Set(carries.filter((number) => !isDown.has(number)));
    // What is partly down and carries all the same is both.
    for (const number of partly) {
      for (const one of byNumber.get(number) ?? []) {
        mark(one, "partly");
        if (carrying.has(number)) one.classList.add("with");
      }
    }
    each(carrying, "carries");
    each(stranded, "stranded");
    for (const { one, ends } of arrows) {
      const look = ends.every((end) => carrying.has(end)) ? "with" : "off";
      one.classList.add(look);
      marked.push(one);
    }
    for (const picture of pictures) picture.classList.add("lit");
    key.querySelector("p").textContent = title;
    key.hidden = false;
  }

  return { show, clear };
})();
