import type { ComputeKind } from "../kind";
import { routesOf } from "./routing";
import type { HttpFunctions } from "./schema";

/** What the settings of functions behind an API mean: there is nothing to count, to replace or to attach a volume to. */
export function functionsKind(settings: HttpFunctions): ComputeKind {
  return {
    fewest: () => 0,
    slots: () => [],
    // Both stacks have an API of this name: the simulator tells them apart by their Regions.
    recovery: ({ name, region }) => ({ instance: [], scaleOut: `map ${name}@${region}` }),
    alarmsOnRequestsTo: (name) => (routesOf(settings).some((route) => route.function === name) ? ["api-errors"] : []),
  };
}
