import type { Rule } from "../../rule";
import { protectAgreesWithAws } from "./protect-agrees-with-aws";

/** The rules of this service, by name. */
export const rules: readonly Rule[] = [protectAgreesWithAws];
