import { strict as assert } from "node:assert";
import type { Word } from "../../../policy/simulation";
import { planOf, SIDES } from "../../components/plans";
import { masked, placesIn, simulated, type Entry } from "./changes";
import { randomOf } from "./scenes";

const SEED = Number(process.env.HOLDFAST_SEED ?? 1);
const ALL = process.env.HOLDFAST_ALL !== undefined;

/** One variant of each strategy. */
const STRATEGIES = [
  "static-site",
  "active-active",
  "backup-restore",
  "pilot-light-network-load-balancer",
  "shipped",
] as const;
/** HOLDFAST_SEED chooses the strategy, and so many properties of its plan; with HOLDFAST_ALL each, with fifty times as many. */
const CHOSEN = ALL ? STRATEGIES : [STRATEGIES[SEED % STRATEGIES.length]!];
const TRIED = ALL ? 100 : 2;
const WORDS: readonly Word[] = ["continues", "recovers", "degraded", "waits", "lost"];

describe("the plan of two Regions", function () {
  this.timeout(ALL ? 3_600_000 : 60_000);
  for (const variant of CHOSEN)
    it(`is not said to survive more when a value of it is not known: ${variant}`, async () => {
      const random = randomOf(SEED + 3e6);
      const { primary, secondary } = await planOf(variant);
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
          const isBetter =
            was === "undecided" ? one.word === "continues" : WORDS.indexOf(one.word) < WORDS.indexOf(was);
          assert.ok(!isBetter, `${place.urn} ${place.property} hidden: ${key} is ${one.word}, not ${was}`);
        }
      }
    });
});
