import { strict as assert } from "node:assert";
import type { Atom, Element, ElementId } from "../../../policy/simulation";
import { Columns, bitOf } from "../../../policy/simulation/engine/columns";
import { screen } from "../../../policy/simulation/engine/planes";
import { Player } from "../../../policy/simulation/engine/player";
import type { Replay } from "../../../policy/simulation/engine/replay";
import { courseOf, upAt } from "./outcome";
import { randomElements, randomOf } from "./scenes";

const figure = (seconds: number) => ({ seconds, arithmetic: "", source: "", bounded: "none" }) as const;

function made(...parts: Partial<Element>[]): Element[] {
  return parts.map((part, id) => ({ id, op: "leaf", kids: [], k: 0, atoms: [], why: "", ...part }));
}

/** When an element is surely up, as `0:down 50:up`. */
function course(elements: Element[], id: ElementId, ...atoms: Atom[]): string {
  return shown(new Player(elements, [id]).play(atoms), id);
}

function shown(replay: Replay, id: ElementId): string {
  const states = replay.of(id).map(({ at, surely }) => `${at}:${surely ? "up" : "down"}`);
  return states.join(" ");
}

describe("a fault that ends", () => {
  const host: Partial<Element> = { atoms: ["host:a"] };
  const cases: [string, Element[], string][] = [
    ["is over for what it reached", made(host), "0:down 100:up"],
    ["is over for what it perhaps reached", made({ mayFailWith: (atom) => atom === "host:a" }), "0:down 100:up"],
    ["shows its end after a delay", made(host, { op: "delay", kids: [0], rise: figure(60) }), "0:down 160:up"],
    ["leaves open what is not known anyway", made({ ...host, opaque: "not known" }), "0:down 100:down"],
    [
      "leaves a latch up that it engaged",
      made(host, { op: "not", kids: [0] }, { op: "delay", kids: [1], rise: figure(90) }, { op: "latch", kids: [2] }),
      "0:down 90:up",
    ],
    [
      "leaves a latch down that it was too short for",
      made(host, { op: "not", kids: [0] }, { op: "delay", kids: [1], rise: figure(110) }, { op: "latch", kids: [2] }),
      "0:down",
    ],
  ];
  for (const [title, elements, expected] of cases) {
    it(title, () => {
      const last = elements.length - 1;
      assert.equal(shown(new Player(elements, [last]).playUntil(["host:a"], 100), last), expected);
    });
  }
});

describe("a replay", () => {
  const host: Partial<Element> = { atoms: ["host:a"] };
  const cases: [string, Element[], string][] = [
    ["shows a fall after its delay", made(host, { op: "delay", kids: [0], fall: figure(50) }), "0:up 50:down"],
    ["shows a fall without delay at once", made(host, { op: "delay", kids: [0], rise: figure(50) }), "0:down"],
    [
      "shows a rise after its delay",
      made(host, { op: "not", kids: [0] }, { op: "delay", kids: [1], rise: figure(50) }),
      "0:down 50:up",
    ],
    [
      "adds delays one after another",
      made(host, { op: "delay", kids: [0], fall: figure(48) }, { op: "delay", kids: [1], fall: figure(60) }),
      "0:up 108:down",
    ],
    [
      "does not show what is taken back sooner",
      // Down at 0, up again at 30: a check that needs 50 s never sees it.
      made(
        host,
        { op: "not", kids: [0] },
        { op: "delay", kids: [1], rise: figure(30) },
        { op: "any", kids: [0, 2] },
        { op: "delay", kids: [3], fall: figure(50) },
      ),
      "0:up",
    ],
    [
      "does not show what is taken back sooner, however slow it is to turn back",
      made(
        host,
        { op: "not", kids: [0] },
        { op: "delay", kids: [1], rise: figure(30) },
        { op: "any", kids: [0, 2] },
        { op: "delay", kids: [3], rise: figure(40), fall: figure(50) },
      ),
      "0:up",
    ],
    [
      "shows what is taken back later, and that it is",
      made(
        host,
        { op: "not", kids: [0] },
        { op: "delay", kids: [1], rise: figure(80) },
        { op: "any", kids: [0, 2] },
        { op: "delay", kids: [3], fall: figure(50) },
      ),
      "0:up 50:down 80:up",
    ],
  ];
  for (const [title, elements, expected] of cases)
    it(title, () => assert.equal(course(elements, elements.length - 1, "host:a"), expected));

  it("ends as all scenarios at once are after all delays", () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const random = randomOf(seed + 5e5);
      const { elements, atoms } = randomElements(random, {
        atoms: 6,
        size: 24,
        control: true,
        doubts: true,
        cycles: false,
      });
      const all = elements.map(({ id }) => id);
      const player = new Player(elements, all);
      const scenarios = atoms.map((atom, index): Atom[] => [atom, atoms[(index * 7) % 6]!]);
      const final = screen(elements, new Columns(scenarios), all);
      scenarios.forEach((scenario, index) => {
        const replay = player.play(scenario);
        for (const id of all) {
          const end = replay.stateAt(id, Infinity);
          const bit = (planes: typeof final) =>
            ["surely", "possibly"].map((plane) => bitOf(planes.get(id)![plane as "surely"], index + 1));
          assert.deepEqual([end.surely, end.possibly], bit(final), `seed ${seed}, element ${id} in the end`);
        }
      });
    }
  });

  it("is what each element does by itself, worked out over time without the engine", () => {
    const count = process.env.HOLDFAST_ALL ? 10_000 : 60;
    for (let seed = 0; seed < count; seed += 1) {
      const random = randomOf(seed + 7e5);
      const options = { atoms: 5, size: 22, control: true, doubts: true, cycles: false };
      const { elements, atoms } = randomElements(random, options);
      const player = new Player(
        elements,
        elements.map(({ id }) => id),
      );
      const failing = atoms.filter(() => random() < 0.4);
      const replay = player.play(failing);
      for (const { id } of elements) {
        const { surely, possibly } = courseOf({ elements }, id, failing);
        const times = new Set([0, ...[...replay.of(id), ...surely, ...possibly].map(({ at }) => Math.max(0, at))]);
        for (const at of times) {
          const state = replay.stateAt(id, at);
          const expected = [upAt(surely, at), upAt(possibly, at)];
          assert.deepEqual([state.surely, state.possibly], expected, `seed ${seed}, element ${id} after ${at} s`);
        }
      }
    }
  });

  it("leaves what a fault does not reach as it is", () => {
    const elements = made(host, { atoms: ["host:b"] }, { op: "all", kids: [0] }, { op: "all", kids: [1] });
    const replay = new Player(elements, [2, 3]).play(["host:a"]);
    assert.deepEqual(replay.changed(), [0, 2]);
  });
});
