import type { Read } from "../published";

/** Something that happened at AWS, or that AWS lets its customers try, as what failed of it. */
export interface Scenario {
  /** The day, or a name; `scenario <id>` is the fault. */
  readonly id: string;
  readonly title: string;
  /** Where it was; undefined for what can be anywhere: then in each Region of the stacks. */
  readonly region?: string | undefined;
  /** How many Availability Zones of it failed. */
  readonly zones: 0 | 1 | 2;
  /** Services whose data planes failed in the Region, wholly or in part. */
  readonly services: readonly string[];
  /** Control planes that failed in the Region, or where their name says so: `route53@us-east-1`. */
  readonly planes: readonly string[];
  /** What joins the Region to the others failed. */
  readonly links?: boolean;
  /** False where what failed is not back within any recovery time. */
  readonly comesBack: boolean;
  /** How long it lasted. */
  readonly hours: number;
  /** What else was impaired, which the simulation does not see. */
  readonly alsoImpaired?: string;
  readonly lesson: string;
  /** AWS's own page; where it has none in public, the press that quotes AWS. */
  readonly source: string;
  /** What was read of its length and of what failed; AWS publishes no summary of some events. */
  readonly read: Read;
  /** The day on which it was read. */
  readonly asOf: string;
}

/** What most scenarios have. */
export const COMMON = { zones: 0, services: [], planes: [], comesBack: true, asOf: "2026-11-28" } as const;
