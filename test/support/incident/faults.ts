/** What is wrong in a region in a minute. */
export interface Condition {
  /** Nothing of the region answers; its own CloudWatch sends nothing either. */
  dark?: boolean;
  /** Its first Availability Zone has no healthy target. */
  zoneLost?: boolean;
  /** Percent of the requests that the service answers with a 5xx code, although its health check passes. */
  errors?: number;
  /** Its database does not answer. */
  databaseDown?: boolean;
  /** Targets that fail their health check. */
  sick?: number;
  /** Nothing outside can be reached from it. */
  blind?: boolean;
  /** The name of a trail, of the account or another's, that was changed. */
  trailChanged?: string;
}

export interface Fault {
  title: string;
  /** What is assumed, in a sentence or two. */
  says: string;
  primary?: (minute: number) => Condition;
  secondary?: (minute: number) => Condition;
}

/** Minutes that a fault lasts. */
export const LASTS = 20;

/** Minutes in which Auto Scaling replaces the instances of a lost Availability Zone in the others. */
const REPLACED_AFTER = 6;

/** The faults of docs/incident.md; each begins with minute 1. */
export const FAULTS = {
  region: {
    title: "The primary's Region is unavailable",
    says: "Nothing of us-east-1 answers, and its alarms send nothing.",
    primary: () => ({ dark: true }),
  },
  zone: {
    title: "An Availability Zone is impaired",
    says: "The targets in us-east-1a fail; Auto Scaling replaces them in the other Availability Zones within 6 minutes.",
    primary: (minute) => (minute < REPLACED_AFTER ? { zoneLost: true } : {}),
  },
  gray: {
    title: "Gray failure",
    says: "The health checks of us-east-1 pass, and one request in five ends with a 5xx code.",
    primary: () => ({ errors: 20 }),
  },
  database: {
    title: "The database alone",
    says: "The writer in us-east-1 does not answer, and half of the requests fail; the health check does not ask the database.",
    primary: () => ({ databaseDown: true, errors: 50 }),
  },
  release: {
    title: "A faulty release",
    says: "The first instance of a new release in us-east-1 fails its health check.",
    primary: () => ({ sick: 1 }),
  },
} satisfies Record<string, Fault>;
