import type { Rule } from "../../rule";
import { coldStorage90Days } from "./cold-storage-90-days";
import { copyRetention } from "./copy-retention";
import { databaseSelected } from "./database-selected";
import { failedJobsAreTold } from "./failed-jobs-are-told";
import { lockAllowsRetention } from "./lock-allows-retention";
import { planCopiesToAnotherRegion } from "./plan-copies-to-another-region";
import { planHasRestoreTest } from "./plan-has-restore-test";
import { planHasSelection } from "./plan-has-selection";
import { vaultCustomerKey } from "./vault-customer-key";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [
  coldStorage90Days,
  copyRetention,
  databaseSelected,
  failedJobsAreTold,
  lockAllowsRetention,
  planCopiesToAnotherRegion,
  planHasRestoreTest,
  planHasSelection,
  vaultCustomerKey,
];
