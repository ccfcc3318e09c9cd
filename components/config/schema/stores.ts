import { z } from "zod";
import { duration } from "../duration";

const NAME = "a short name such as orders: lower-case letters, digits and single hyphens, beginning with a letter";

/** A store's name makes part of names that AWS limits; what is too long together with the workload's name is told apart. */
const LONGEST_NAME = 24;

const nameText = z
  .string(NAME)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, NAME)
  .max(LONGEST_NAME, `a name of at most ${LONGEST_NAME} characters`);

/** The name of a store; part of every name that both regions must agree on. */
export const storeName = notInherited(nameText);

/** A name of one's own, by which settings are looked up: none that every object of JavaScript has. */
export function notInherited<T extends z.ZodType<string>>(name: T): T {
  return name.refine(
    (text) => !(text in Object.prototype),
    "another name: every object of JavaScript has a property of this name",
  );
}

/** The areas whose stores another setting can name. */
type Referable =
  "databases" | "tables" | "buckets" | "volumes" | "queues" | "topics" | "functions" | "streams" | "buses";

declare module "zod" {
  interface GlobalMeta {
    /** Of a setting that names another one: the areas that may have the name. Part of the JSON Schema. */
    "x-refers-to"?: readonly Referable[];
  }
}

/** The name of a store of one of some areas; `danglingReferences` finds those that are not there. */
export function reference(...areas: Referable[]) {
  return nameText.meta({ "x-refers-to": areas });
}

/** Stores of one kind by their names: `{ orders: … }`. None by default. */
export function stores<T extends z.ZodType>(store: T) {
  return z.record(storeName, store).default({});
}

const MONTH = 30 * 86400;

/** What every store can say of itself. */
export const everyStore = {
  rpo: duration(0, MONTH)
    .optional()
    .describe(
      "How much of this store's newest data the loss of a region may cost, where it is not what the workload's objective says.",
    ),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Protected by AWS and by Pulumi. To delete the store: false, then `up`; then take the store out of the settings, and `up` again.",
    ),
  backup: z
    .boolean()
    .default(true)
    .describe("Whether AWS Backup's plan takes the store in, and copies its backups to the other region."),
};
