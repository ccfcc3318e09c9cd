import assert from "node:assert/strict";
import { renderSurvival, renderSurvivalBriefly } from "../../../../cli/report/terminal/survival";
import type { Simulation, Survival, Word } from "../../../../policy/simulation";
import { plain } from "./plain";

const FAULTS = [
  { id: "zone us-east-1a", kind: "zone", atoms: ["zone:us-east-1/us-east-1a"], members: 1, comesBack: true },
  { id: "zone us-east-1b", kind: "zone", atoms: ["zone:us-east-1/us-east-1b"], members: 1, comesBack: true },
  { id: "region us-east-1 outage", kind: "region", atoms: ["region:us-east-1"], members: 1, comesBack: true },
  { id: "region us-east-1 gone", kind: "gone", atoms: ["region:us-east-1"], members: 1, comesBack: false },
] as const;

/** The survival of a function: a word for each of FAULTS, `recovers` after 20 minutes, and an objective of 15 for what is judged. */
function survivals(fn: string, words: readonly Word[], isJudged = false): Survival[] {
  return words.map((word, index) => {
    const rto = { seconds: 1200, arithmetic: "15 min + 5 min = 1200 s", source: "", bounded: "none" } as const;
    const met = word === "continues" ? "yes" : "no";
    return {
      ...{ fault: FAULTS[index]!.id, members: 1, function: fn, word, timeline: [{ at: 0, share: 0 }] },
      ...{ path: [], stranded: [], steps: [], blocked: [], assumes: [], blind: [], because: "No host is left." },
      ...(word === "recovers" && { rto }),
      ...(isJudged && { objective: { rto: 900, rpo: 60, met } as const }),
    };
  });
}

function simulation(): Simulation {
  const rows: [string, "serve" | "write" | "keep", Word[], boolean?][] = [
    ["keep receipts", "keep", ["continues", "continues", "waits", "lost"]],
    ["keep uploads", "keep", ["continues", "continues", "waits", "lost"]],
    ["serve a.example.com", "serve", ["continues", "continues", "recovers", "recovers"], true],
    ["serve b.example.com", "serve", ["continues", "continues", "continues", "continues"], true],
    ["write carts", "write", ["continues", "waits", "continues", "continues"], true],
    ["write logs", "write", ["continues", "continues", "continues", "continues"]],
  ];
  return {
    functions: rows.map(([id, kind]) => ({
      id,
      kind,
      urns: [],
      main: "",
      atRest: id === "write carts" ? "degraded" : "up",
    })),
    faults: FAULTS,
    survival: rows.flatMap(([id, , words, isJudged]) => survivals(id, words, isJudged)),
    cutSets: [
      { function: "serve a.example.com", order: 1, members: ["account 1"] },
      { function: "serve a.example.com", order: 2, members: ["zone us-east-1a", "zone us-east-1b"] },
    ],
    steps: [],
    blindSpots: [],
  };
}

describe("a simulation on a terminal", () => {
  const rows = (text: string) => text.split("\n\n")[1]!.split("\n");

  it("has one row for functions to which faults do the same, the worst of each kind of fault in a cell, and none for what continues", () => {
    assert.deepEqual(rows(renderSurvival(simulation(), {}, plain())), [
      "                          AZ of us-east-1  us-east-1",
      "serve a.example.com       continues        20 min ✖",
      "serve b.example.com       continues        continues",
      "write carts               waits ✖          continues",
      "  degraded without any fault",
      "keep receipts and 1 more  continues        waits",
      "1 other function continues in all of these",
    ]);
  });

  it("has a row for each function where that is asked for", () => {
    const names = rows(renderSurvival(simulation(), { all: true }, plain())).map((line) => line.slice(0, 20).trim());
    assert.deepEqual(names.slice(1, 4), ["serve a.example.com", "serve b.example.com", "write carts"]);
    assert.deepEqual(names.slice(5), ["write logs", "keep receipts", "keep uploads"]);
  });

  it("shows a missed objective rather than anything else of the same kind of fault", () => {
    const { survival, ...rest } = simulation();
    const all = survival.map((one) =>
      one.fault === "zone us-east-1a" && one.function === "write carts"
        ? { ...one, word: "undecided" as const, objective: { rto: 900, rpo: 60, met: "undecided" as const } }
        : one,
    );
    assert.match(renderSurvival({ survival: all, ...rest }, {}, plain()), /write carts +waits ✖/);
  });

  it("names a missed objective once for all faults that take the same", () => {
    const text = renderSurvival(simulation(), {}, plain());
    const missed = text.split("Objectives missed\n")[1]!.split("\n\n")[0];
    assert.equal(
      missed,
      `  ✖ serve a.example.com under region us-east-1 outage: 15 min + 5 min = 1200 s; the objective is
    recovery in 900 s and at most 60 s of data
  ✖ write carts under zone us-east-1b: waits; the objective is recovery in 900 s and at most 60 s of
    data`,
    );
    assert.match(text, /serve a\.example\.com: 1 single point of failure, and 1 pair\n {4}account 1\n/);
  });

  it("is of what is served or has objectives in a plan, without what continues throughout, and says what is left out", () => {
    const text = renderSurvivalBriefly(simulation(), plain());
    assert.match(text, /^\nWhat faults do {2}the worst of each kind, of 4 simulated faults\n/);
    assert.deepEqual(text.split("\n\n")[0]!.split("\n").slice(2), [
      "                      AZ of us-east-1  us-east-1",
      "serve a.example.com   continues        20 min ✖",
      "serve b.example.com   continues        continues",
      "write carts           waits ✖          continues",
      "  degraded without any fault",
      "2 other functions of stores, queues and operators not shown",
      "1 other function continues in all of these",
    ]);
    const { survival, ...rest } = simulation();
    const isWhole = survival.map((one) =>
      one.fault.startsWith("zone") ? { ...one, word: "continues" as const } : one,
    );
    assert.match(
      renderSurvivalBriefly({ survival: isWhole, ...rest }, plain()),
      /\n +us-east-1\n(.*\n)+AZ of us-east-1: all of these continue\n/,
    );
  });

  it("has the objectives beside the worst that is expected, in a plan", () => {
    const { survival, ...rest } = simulation();
    const objective = { rto: 900, rpo: 60, met: "unproven" } as const;
    const lost = { seconds: 30, arithmetic: "", source: "", bounded: "typical" } as const;
    const all = survival.map((one) => {
      const isRegion = one.fault.startsWith("region") && one.objective !== undefined;
      return isRegion ? { ...one, rto: { ...lost, seconds: 600 }, rpo: lost, objective } : one;
    });
    const objectives = (of: Simulation) => renderSurvivalBriefly(of, plain()).split("\n\n")[1]!.split("\n");
    assert.deepEqual(objectives({ survival: all, ...rest }), [
      "Objectives         RTO     expected  RPO   expected             worst fault",
      "Availability Zone  15 min  waits     60 s  none lost  missed ✖  zone us-east-1b",
      "Region             15 min  10 min    60 s  30 s       met *     region us-east-1 outage",
      "* by times that AWS calls typical, or that are assumed, such as 15 minutes until an operator acts",
    ]);
    const none = survival.map((one) => ({ ...one, objective: undefined }));
    assert.deepEqual(objectives({ survival: none, ...rest }), ["Objectives  none is declared"]);
  });
});
