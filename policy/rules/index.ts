import type { Rule } from "../rule";
import * as fromAToK from "./list";
import * as fromLToZ from "./list-l-to-z";

/** Every rule of the pack, by id. */
export const rules: readonly Rule[] = [...Object.values(fromAToK), ...Object.values(fromLToZ)].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
