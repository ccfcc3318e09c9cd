import assert from "node:assert/strict";
import { documentsOf, NO_SIMULATION, simulationOf, warmStandby } from "./exports";
import { renderPage } from "../../../../cli/report/page";
import type { SurvivalData } from "../../../../cli/report/page/survival/data";
import { outageOf } from "../../../../cli/report/page/survival/sentence";
import { explanationOf } from "../../../../cli/report/survival/explanation";
import { wordOf } from "../../../../cli/report/survival/words";
import { graphFromExports } from "../../../../policy/graph";
import type { Simulation, Survival } from "../../../../policy/simulation";

const SITE = "serve shop.example.com";
const OUTAGE = "region us-east-1 outage";
const figure = (seconds: number) => ({ seconds, arithmetic: `${seconds} s`, source: "", bounded: "typical" }) as const;

/** What an outage does to a name, and in another answer to the name with its data. */
function answer(word: Survival["word"], rto?: number, share = 0, objective?: Survival["objective"]): Survival {
  const timeline = word === "continues" ? [{ at: 0, share: 1 }] : [{ at: 0, share }];
  return {
    ...{ fault: OUTAGE, members: 1, function: SITE, word, timeline, path: [], stranded: [], steps: [], blocked: [] },
    ...{ assumes: [], blind: [], because: "" },
    ...(rto !== undefined && { rto: figure(rto) }),
    ...(objective && { objective }),
  };
}

function outage(...answers: Survival[]): Simulation {
  const survival = answers.map((one, index) => ({ ...one, function: index === 0 ? SITE : `${SITE} with its data` }));
  const functions = survival.map(
    (one) => ({ id: one.function, kind: "serve", urns: [], main: "", atRest: "up" }) as const,
  );
  const fault = { id: OUTAGE, kind: "region", atoms: ["region:us-east-1"], members: 1, comesBack: true } as const;
  return { ...NO_SIMULATION, functions, faults: [fault], survival };
}

/** The same without anything that is served. */
function stores(...answers: Survival[]): Simulation {
  const { survival, ...rest } = outage(...answers);
  const functions = answers.map(
    (_, index) => ({ id: `read ${index}`, kind: "read", urns: [], main: "", atRest: "up" }) as const,
  );
  return { ...rest, functions, survival: survival.map((one, index) => ({ ...one, function: `read ${index}` })) };
}

describe("what the page says of a simulation", () => {
  const missed = { rto: 900, rpo: 60, met: "no" } as const;
  const SENTENCES: [what: string, simulation: Simulation, sentence: string | undefined][] = [
    [
      "all continues",
      outage(answer("continues"), answer("continues")),
      "shop.example.com continues, and so does its data.",
    ],
    [
      "both recover",
      outage(answer("recovers", 108), answer("recovers", 1500)),
      "shop.example.com is back after 108 s, and with its data after 25 min.",
    ],
    [
      "an objective is missed",
      outage(answer("recovers", 108), answer("recovers", 1500, 0, missed)),
      "shop.example.com is back after 108 s, and with its data after 25 min, over the objective of 15 min.",
    ],
    [
      "the data stay away",
      outage(answer("recovers", 108), answer("waits", undefined, 0, missed)),
      "shop.example.com is back after 108 s, and with its data it is down until AWS is back, while the objective is 15 min.",
    ],
    ["capacity is short", outage(answer("recovers", 480, 0.5)), "shop.example.com is whole again after 8 min."],
    ["a part is left", outage(answer("degraded", undefined, 0.67)), "shop.example.com stays degraded 67 %."],
    ["it is not known", outage(answer("undecided")), "whether shop.example.com continues can't be decided."],
    ["nothing is left", outage(answer("lost")), "shop.example.com does not come back."],
    [
      "only a store is there",
      stores(answer("waits"), answer("continues"), answer("waits")),
      "2 functions wait for AWS, 1 continues.",
    ],
    ["nothing is simulated", NO_SIMULATION, undefined],
  ];
  for (const [what, simulation, sentence] of SENTENCES) {
    it(`of an impaired Region where ${what}`, () => {
      const said = sentence === undefined ? undefined : `When us-east-1 is impaired, ${sentence}`;
      assert.equal(outageOf(simulation)?.sentence, said);
    });
  }

  const pageOf = (simulation: Simulation) => {
    const counts = { compliant: 1, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };
    return renderPage({ title: "shop", graph: graphFromExports([]), verdict: { findings: [], counts }, simulation });
  };
  const met = (...all: ("yes" | "unproven" | "no" | "undecided")[]) =>
    outage(...all.map((one) => answer("recovers", 108, 0, { rto: 900, met: one })));
  const HEADS: [objectives: Simulation, tone: string, text: string][] = [
    [met("yes", "yes"), "compliant", "All 2 objectives are met. No violations."],
    [met("unproven"), "compliant", "The objective is met. No violations."],
    [met("no", "yes"), "violation", "1 of 2 objectives missed. No violations."],
    [met("no", "undecided"), "violation", "1 of 2 objectives missed, 1 undecided. No violations."],
    [met("undecided"), "undecided", "The objective is undecided. No violations."],
    [outage(answer("lost")), "compliant", "No objective is declared. No violations."],
  ];
  for (const [simulation, tone, text] of HEADS) {
    it(`in its banner: ${text}`, () => {
      assert.ok(pageOf(simulation).includes(`<div class="banner ${tone}"><p class="headline">${text}</p>`));
    });
  }
});

describe("the page's data of a simulation", () => {
  const documents = documentsOf(warmStandby());
  const simulation = simulationOf(documents);
  const counts = { compliant: 0, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };
  const html = renderPage({
    title: "shop",
    graph: graphFromExports(documents),
    verdict: { findings: [], counts },
    simulation,
  });
  const source = /<script type="application\/json" id="survival">(.*)<\/script>/.exec(html)![1]!;
  const data = JSON.parse(source) as SurvivalData;
  const text = (number: number) => data.texts[number]!;

  /** What the data say of every fault and function. */
  function answers() {
    return data.faults.flatMap((fault) => {
      const pairs = data.effects[fault.effect]!;
      const changed = new Map(pairs.flatMap((fn, i) => (i % 2 === 0 ? [[fn, pairs[i + 1]!] as const] : [])));
      return data.functions.map((fn, index) => {
        const own = data.answers[changed.get(index) ?? fn.calm]!;
        const met = fault.objective < 0 ? "" : (own.met[fault.objective] ?? "");
        return { fault: text(fault.id), function: text(fn.id), own, met };
      });
    });
  }

  it("have the word, the time, the verdict and the explanation of each fault and function", () => {
    const said = new Map(simulation.survival.map((one) => [`${one.fault}\n${one.function}`, one]));
    const all = answers();
    assert.equal(all.length, simulation.survival.length);
    for (const { fault, function: fn, own, met } of all) {
      const one = said.get(`${fault}\n${fn}`)!;
      const { because, moments } = explanationOf(one);
      const wanted = { yes: "y", unproven: "u", no: "n", undecided: "?" } as const;
      assert.deepEqual(
        [own.word, text(own.text), met, text(own.because), own.moments.map(([, , , at]) => text(at))],
        [one.word, wordOf(one), one.objective ? wanted[one.objective.met] : "", because, moments.map(({ at }) => at)],
      );
    }
  });

  it("say of each fault whether a person is notified, by which alarms and when", () => {
    for (const [index, fault] of simulation.faults.entries()) {
      const [first] = (data.faults[index]!.notice ?? []).map(text);
      assert.match(first ?? "", new RegExp(`^${fault.notice?.is}`), fault.id);
    }
    assert.ok(html.includes('section("Notified"'), "the script shows it");
  });

  it("name each text once, and are a fraction of the simulation's JSON", () => {
    assert.equal(new Set(data.texts).size, data.texts.length);
    assert.ok(source.length < JSON.stringify(simulation.survival).length / 10, `${source.length} characters`);
  });

  it("have every fault in a column of its kind, and past events in every Region of the stacks", () => {
    const titles = data.views.map(({ title }) => text(title));
    assert.deepEqual(titles.slice(0, 3), ["Main faults", "Instances and hosts", "Availability Zones"]);
    const kinds = data.views.slice(1, titles.indexOf("All of them"));
    const single = simulation.faults.flatMap(({ kind }, index) => (kind === "scenario" ? [] : [index]));
    assert.deepEqual(
      kinds.flatMap(({ columns }) => columns.flatMap(({ faults }) => faults)).sort((a, b) => a - b),
      single,
    );
    const event = data.views[titles.findIndex((title) => title.startsWith("2025-10-20"))]!;
    assert.deepEqual(
      event.columns.map(({ title }) => text(title)),
      ["us-east-1", "had it been in us-west-2"],
    );
  });
});
