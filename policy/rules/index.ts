import type { Rule } from "../rule";
import * as list from "./list";

/** Every rule of the pack, by id. */
export const rules: readonly Rule[] = Object.values(list).sort((a, b) => (a.id < b.id ? -1 : 1));
