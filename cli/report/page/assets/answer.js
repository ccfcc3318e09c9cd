/** One answer in the sheet: its timeline against the objective, and how it comes about. Names come from the page's data, and are only ever text. */
const survival = (() => {
  const source = document.getElementById("survival");
  if (!source) return undefined;
  const data = JSON.parse(source.textContent);
  const text = (number) => data.texts[number];
  const effects = new Map();
  /** More links than these are counted. */
  const MOST_LINKS = 12;

  /** The answers of a fault that are not the functions' usual ones, by function. */
  function changedBy(fault) {
    const { effect } = data.faults[fault];
    if (!effects.has(effect)) {
      const pairs = data.effects[effect];
      const found = new Map();
      for (let i = 0; i < pairs.length; i += 2) found.set(pairs[i], pairs[i + 1]);
      effects.set(effect, found);
    }
    return effects.get(effect);
  }

  /** What a fault does to a function: the answer, and whether that meets the objective of such faults. */
  function answerOf(fn, fault) {
    const answer = data.answers[changedBy(fault).get(fn) ?? data.functions[fn].calm];
    const goal = data.faults[fault].objective;
    const met = (goal < 0 ? "" : answer.met[goal]) || "";
    return { fn, fault, answer, met, bad: answer.bad + (met === "n" ? data.missed : 0) };
  }

  /** The worst of some functions and faults. */
  function worstOf(fns, faults) {
    let worst;
    for (const fault of faults) {
      for (const fn of fns) {
        const one = answerOf(fn, fault);
        if (!worst || one.bad > worst.bad) worst = one;
      }
    }
    return worst;
  }

  const shown = ({ answer, met }) => `${text(answer.text)}${met === "n" ? " ✖" : ""}`;

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== undefined));
    return element;
  }

  /** Pages as links; anything else as text. */
  function linked(line) {
    return line.split(/(https:\/\/[^\s),]+)/).map((part, index) => {
      if (index % 2 === 0) return part;
      const link = make("a", "", part);
      link.href = part;
      link.title = part;
      link.rel = "noreferrer";
      link.target = "_blank";
      return link;
    });
  }

  /** A line of the explanation; sources have a line each. */
  function lineOf(number) {
    const line = text(number);
    return make("p", /^(https:|assumption )/.test(line) ? "sources" : "", ...linked(line));
  }

  function resourceLinks(numbers) {
    const items = numbers.slice(0, MOST_LINKS).map((number) => {
      const entry = document.getElementById(`r${number}`);
      const [kind, name] = [".kind", "strong"].map(
        (part) => entry.querySelector(`:scope > summary > ${part}`).textContent,
      );
      const link = make("a", "", name);
      link.href = `#r${number}`;
      link.dataset.r = String(number);
      return make("li", "", link, " ", make("span", "kind", `${kind}, ${entry.dataset.at}`));
    });
    const rest = numbers.length - items.length;
    return make("ul", "links", ...items, rest > 0 ? make("li", "none", `and ${rest} more`) : undefined);
  }

  function section(title, ...content) {
    return make("section", "", make("h3", "", title), ...content);
  }

  const GOALS = {
    y: "meets the objective",
    u: "meets the objective by typical or assumed times",
    n: "misses the objective",
    "?": "can't be decided against the objective",
  };

  function goalOf(fault) {
    const { objective } = data.faults[fault];
    return objective < 0 ? undefined : data.objectives[objective];
  }

  function verdict({ answer, met, fault }) {
    const pill = make("span", `pill ${answer.word}${met === "n" ? " missed" : ""}`, text(answer.text));
    const word = answer.word === "recovers" ? make("span", "in-words", "until it is whole again") : undefined;
    const goal = met
      ? make("p", `goal goal-${{ y: "met", u: "unproven", n: "missed", "?": "undecided" }[met]}`)
      : undefined;
    goal?.append(`${GOALS[met]}: `, make("b", "", text(goalOf(fault).text)));
    return [make("p", "verdict-line", pill, word), goal];
  }

  /** Percent of the axis. */
  const at = (seconds, end) => `${Math.min(100, (100 * seconds) / end)}%`;

  /** The share of the load over time, as a bar, with the objective across it. */
  function timeline({ answer, fault }) {
    const goal = goalOf(fault)?.rto;
    const { moments, rto } = answer;
    const last = moments[moments.length - 1][0];
    const end = Math.max(last, rto ?? 0, goal ?? 0, 60) * 1.15;
    const bar = make("div", "bar");
    moments.forEach(([from, share, most], index) => {
      const until = moments[index + 1]?.[0] ?? end;
      const part = (look, low, high) => {
        if (high <= low) return;
        const one = make("i", look);
        one.style.left = at(from, end);
        one.style.width = `${(100 * (until - from)) / end}%`;
        one.style.bottom = `${low * 100}%`;
        one.style.height = `${(high - low) * 100}%`;
        bar.append(one);
      };
      part("served", 0, share);
      part("doubt", share, most);
      part("missing", most, 1);
    });
    const line = (look, seconds, label) => {
      const one = make("b", look);
      one.style.left = at(seconds, end);
      const tag = make("span", `${look}-tag${seconds > end * 0.6 ? " left" : ""}`, label);
      tag.style.left = at(seconds, end);
      return [one, tag];
    };
    const lines = [
      ...(goal === undefined ? [] : line("limit", goal, `objective ${clock(goal)}`)),
      ...(rto === undefined ? [] : line("whole", rto, `whole after ${text(answer.text)}`)),
    ];
    const chart = make("div", "timeline", bar, ...lines);
    chart.setAttribute("role", "img");
    const said = moments.map(([, , , time, share]) => `${text(share)} from ${text(time)} on`);
    chart.setAttribute("aria-label", `Share of the load: ${said.join(", ")}`);
    return chart;
  }

  /** Objectives in their units: `15 min`, `90 s`, `4 h`. */
  function clock(seconds) {
    const [size, unit] = [
      [3600, "h"],
      [60, "min"],
    ].find(([one]) => seconds >= one && seconds % one === 0) ?? [1, "s"];
    return `${seconds / size} ${unit}`;
  }

  function moments({ answer }) {
    const items = answer.moments.map(([, , , time, share, because]) =>
      make(
        "li",
        "",
        make("b", "", text(time)),
        make("span", "", text(share)),
        make("span", "step", because < 0 ? "the fault" : text(because)),
      ),
    );
    return section("Share of the load, from the fault on", make("ol", "moments", ...items));
  }

  /** A choice among what a cell stands for. */
  function picker(label, numbers, current, nameOf, choose) {
    const select = make("select", "");
    select.setAttribute("aria-label", label);
    for (const number of numbers) {
      const option = make("option", "", nameOf(number));
      option.value = String(number);
      option.selected = number === current;
      select.append(option);
    }
    select.addEventListener("change", () => choose(Number(select.value)));
    return select;
  }

  /** What is known of an answer, for the sheet. */
  function described(one, fns, faults, choose) {
    const { fn, fault, answer } = one;
    const { id, blind } = data.functions[fn];
    const { members = 1, down, partly, notice = [] } = data.faults[fault];
    const any = members > 1 ? ` (any of ${members})` : "";
    const functionName = (number) => `${text(data.functions[number].id)}: ${shown(answerOf(number, fault))}`;
    const faultName = (number) => `${text(data.faults[number].id)}: ${shown(answerOf(fn, number))}`;
    const pick = [
      fns.length > 1 ? picker("Function", fns, fn, functionName, (number) => choose(number, fault)) : undefined,
      faults.length > 1 ? picker("Fault", faults, fault, faultName, (number) => choose(fn, number)) : undefined,
    ].filter((select) => select);
    const isDown = new Set(data.lists[down]);
    const carriers = data.lists[answer.path].filter((number) => !isDown.has(number));
    const list = (title, numbers) => (numbers.length > 0 ? section(title, resourceLinks(numbers)) : undefined);
    const command = `holdfast simulate FILE... --explain '${text(data.faults[fault].id)}' '${text(id)}'`;
    return make(
      "div",
      "answer",
      make("h2", "", text(id)),
      make("p", "under", "under ", make("b", "", text(data.faults[fault].id)), any),
      pick.length > 0 ? make("p", "pickers", ...pick) : undefined,
      ...verdict(one),
      timeline(one),
      make("p", "because", text(answer.because)),
      moments(one),
      notice.length > 0 ? section("Notified", ...notice.map(lineOf)) : undefined,
      ...answer.sections.map(([title, lines]) => section(text(title), ...lines.map(lineOf))),
      list("Could serve, and gets no clients", data.lists[answer.stranded]),
      list("Down at once", data.lists[down]),
      list("Partly down", data.lists[partly]),
      list(answer.word === "undecided" ? "Carried, as far as is known, by" : "Carried in the end by", carriers),
      blind.length > 0 ? section("Not seen", ...blind.map((reason) => make("p", "", text(reason)))) : undefined,
      section("On the command line", make("p", "", make("code", "", command))),
    );
  }

  /** Shows an answer in the sheet and in the drawing. */
  function open(one, { fns, faults, from, choose }) {
    const { fn, fault, answer, met } = one;
    const { down, partly, places } = data.faults[fault];
    const drawn = (numbers) => numbers.flatMap((number) => data.drawn[number] ?? [number]);
    const [functionId, faultId] = [text(data.functions[fn].id), text(data.faults[fault].id)];
    page.show([described(one, fns, faults, choose)], from);
    effect.show({
      title: `${functionId} under ${faultId}`,
      places,
      down: data.lists[down],
      partly: data.lists[partly],
      carries: drawn(data.lists[answer.path]),
      stranded: drawn(data.lists[answer.stranded]),
    });
    page.say(`${functionId} under ${faultId}: ${text(answer.text)}${met ? `, ${GOALS[met]}` : ""}`);
  }

  return { data, text, answerOf, worstOf, shown, make, open };
})();
