import type { Rule } from "../../rule";
import { groupHasRetention } from "./group-has-retention";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [groupHasRetention];
