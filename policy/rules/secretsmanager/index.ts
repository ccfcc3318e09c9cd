import type { Rule } from "../../rule";
import { databaseSecretReplicated } from "./database-secret-replicated";
import { secretRecoveryWindow } from "./secret-recovery-window";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [databaseSecretReplicated, secretRecoveryWindow];
