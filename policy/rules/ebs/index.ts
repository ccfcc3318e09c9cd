import type { Rule } from "../../rule";
import { volumeBackedUp } from "./volume-backed-up";
import { volumeDeleteProtection } from "./volume-delete-protection";
import { volumeEncrypted } from "./volume-encrypted";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [volumeBackedUp, volumeDeleteProtection, volumeEncrypted];
