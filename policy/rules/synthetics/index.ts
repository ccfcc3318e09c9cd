import type { Rule } from "../../rule";
import { canaryHasAlarm } from "./canary-has-alarm";
import { canaryRuns } from "./canary-runs";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [canaryHasAlarm, canaryRuns];
