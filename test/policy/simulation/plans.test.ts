import { strict as assert } from "node:assert";
import type { Word } from "../../../policy/simulation";
import { planOf, SIDES } from "../../components/plans";
import { masked, placesIn, simulated, type Entry } from "./changes";
import { randomOf } from "./scenes";

/** So many properties of the plan, which HOLDFAST_SEED chooses; with HOLDFAST_ALL fifty times as many. */
const TRIED = process.env.HOLDFAST_ALL ? 100 : 2;
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost"];

describe("the plan of two Regions that serve both", () => {
  it("is not said to survive more when a value of it is not known", async () => {
    const random = randomOf(Number(process.env.HOLDFAST_SEED ?? 1) + 3e6);
    const { primary, secondary } = await planOf("active-active");
    const stacks = [primary, secondary].map((stack) => stack.resources as unknown as Entry[]);
    const before = new Map(simulated(...stacks).survival.map((one) => [`${one.function}, ${one.fault}`, one.word]));
    const places = SIDES.flatMap((_, side) => placesIn(stacks[side]!).map((place) => ({ side, place })));
    for (let turn = 0; turn < TRIED; turn += 1) {
      const { side, place } = places[Math.floor(random() * places.length)]!;
      const hidden = stacks.map((resources, index) => (index === side ? masked(resources, place) : resources));
      for (const one of simulated(...hidden).survival) {
        const key = `${one.function}, ${one.fault}`;
        const was = before.get(key);
        if (was === undefined || one.word === "undecided") continue;
        const isBetter = was === "undecided" ? one.word === "continues" : WORDS.indexOf(one.word) < WORDS.indexOf(was);
        assert.ok(!isBetter, `${place.urn} ${place.property} hidden: ${key} is ${one.word}, not ${was}`);
      }
    }
  });
});
