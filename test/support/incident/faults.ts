/** What is wrong in a region in a minute. */
export interface Condition {
  /** Nothing of the region answers; its own CloudWatch sends nothing either. */
  dark?: boolean;
  /** Its first Availability Zone has no healthy target; the other zones have its share once it is replaced there. */
  zone?: "lost" | "replaced";
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
  primary?: (minute: number, times: Times) => Condition;
  secondary?: (minute: number, times: Times) => Condition;
  /** The fault of the simulator that it is, by the name of the primary's group, or of a fleet's first instance; undefined where no resource shows it. */
  simulated?: (compute: string) => string;
}

/** What the simulation says of a configuration. */
export interface Times {
  /** Seconds from the loss of an Availability Zone until its instances are replaced in the others; Infinity where nothing does it. */
  replaced: number;
}

/** Minutes that a fault lasts. */
export const LASTS = 20;

/** The faults of docs/incident.md; each begins with minute 1. */
export const FAULTS = {
  region: {
    title: "The primary's Region is unavailable",
    says: "Nothing of us-east-1 answers, and its alarms send nothing.",
    primary: () => ({ dark: true }),
    simulated: () => "region us-east-1 outage",
  },
  zone: {
    title: "An Availability Zone is impaired",
    says: "The targets in us-east-1a fail; an Auto Scaling group replaces them in the others, a tenth of the group at a time, in the time that the simulation computes. A fixed fleet does not.",
    primary: (minute, { replaced }) => ({ zone: minute * 60 > replaced ? "replaced" : "lost" }),
    simulated: () => "zone us-east-1a",
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
    simulated: () => "service rds@us-east-1",
  },
  release: {
    title: "A faulty release",
    says: "The first instance of a new release in us-east-1 fails its health check.",
    primary: () => ({ sick: 1 }),
    simulated: (compute) => `host ${compute}`,
  },
  wholeRelease: {
    title: "A release that fails everywhere",
    says: "Every instance of a new release in us-east-1 fails its health check, and it is not rolled back.",
    primary: () => ({ sick: 99 }),
    simulated: (compute) => `release ${compute}`,
  },
} satisfies Record<string, Fault>;
