import type { Rule } from "../../rule";
import { copiesEncrypted } from "./copies-encrypted";
import { copiesToAnotherRegion } from "./copies-to-another-region";
import { policyEnabled } from "./policy-enabled";
import { retentionOutlastsInterval } from "./retention-outlasts-interval";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  copiesEncrypted,
  copiesToAnotherRegion,
  policyEnabled,
  retentionOutlastsInterval,
];
