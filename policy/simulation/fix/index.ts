import { patched } from "./change";
import { searchFixes, type Fix, type Searched } from "./search";

export { COSTS, type Candidate, type Change, type Cost } from "./change";
export { leversOf } from "./levers";
export { aimsOf, missesOf, type Miss } from "./misses";
export { searchFixes, type Fix, type Searched } from "./search";

/** The cheapest change of resources' properties for each objective that is missed; the resources are patched in memory. */
export function fixesOf(searched: Searched): Fix[] {
  const search = searchFixes(searched);
  let next = search.next();
  while (next.done !== true) next = search.next(patched(searched.graph, next.value));
  return next.value;
}
