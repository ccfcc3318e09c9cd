import type { Rule } from "../../rule";
import { logFilesValidated } from "./log-files-validated";
import { recordRefusesDeletion } from "./record-refuses-deletion";
import { stopIsTold } from "./stop-is-told";
import { trailCustomerKey } from "./trail-customer-key";
import { trailIsOn } from "./trail-is-on";
import { trailSeesEveryRegion } from "./trail-sees-every-region";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  logFilesValidated,
  recordRefusesDeletion,
  stopIsTold,
  trailCustomerKey,
  trailIsOn,
  trailSeesEveryRegion,
];
