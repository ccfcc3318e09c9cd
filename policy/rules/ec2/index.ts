import type { Rule } from "../../rule";
import { automaticRecovery } from "./automatic-recovery";
import { fleetSpansZones } from "./fleet-spans-zones";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [automaticRecovery, fleetSpansZones];
