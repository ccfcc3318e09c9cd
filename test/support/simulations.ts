import { deserialize, serialize } from "node:v8";
import { graphFromExports } from "../../policy/graph";
import { simulate, type Simulation } from "../../policy/simulation";
import { planOf, SIDES } from "../components/plans";
import { digest, DiskCache } from "./disk-cache";
import type { Variant } from "./variants";

/** In the form of V8, since JSON has no infinite times. */
const cache = new DiskCache<Simulation>("simulations", ["policy", "facts", "lib", "package-lock.json"], {
  encode: serialize,
  decode: (content) => deserialize(content) as Simulation,
});

const known = new Map<string, Promise<Simulation>>();

/** What every single fault does to both stacks of a variant, as `holdfast plan` computes it: once, whatever the number of test files and processes. */
export function simulationOf(variant: string | Omit<Variant, "name">): Promise<Simulation> {
  const key = JSON.stringify(variant);
  const made = known.get(key) ?? simulated(variant);
  known.set(key, made);
  return made;
}

async function simulated(variant: string | Omit<Variant, "name">): Promise<Simulation> {
  const pair = await planOf(variant);
  const documents = SIDES.map((side) => {
    return { file: side, document: { version: 3, deployment: { resources: pair[side].resources } } };
  });
  return cache.get(digest(JSON.stringify(documents), process.version), () =>
    simulate(graphFromExports(documents), { pairs: false, experiments: true }),
  );
}
