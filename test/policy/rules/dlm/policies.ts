import { resource, type Fixture } from "../../fixtures";

export const KEY_THERE = "arn:aws:kms:us-west-2:123456789012:key/1";

export const COPY = {
  target: "us-west-2",
  encrypted: true,
  cmkArn: KEY_THERE,
  retainRule: { interval: 7, intervalUnit: "DAYS" },
};

export const SCHEDULE = {
  name: "daily",
  createRule: { interval: 24, intervalUnit: "HOURS", times: "03:00" },
  retainRule: { count: 7 },
  crossRegionCopyRules: [COPY] as unknown,
};

export const DETAILS = "policyDetails.schedules[0]";

/** A policy whose schedules are as given. */
export function policy(schedules: unknown, more: Record<string, unknown> = {}, options = {}): Fixture {
  const { details, ...inputs } = more;
  return resource(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    "daily",
    { policyDetails: { resourceTypes: ["VOLUME"], schedules, ...(details as object) }, ...inputs },
    { region: "us-east-1", ...options },
  );
}

/** One with one schedule, some of it changed. */
export const scheduled = (changes: Record<string, unknown> = {}, more = {}, options = {}): Fixture =>
  policy([{ ...SCHEDULE, ...changes }], more, options);

/** One with one copy rule, some of it changed. */
export const copying = (changes: Record<string, unknown>, options = {}): Fixture =>
  scheduled({ crossRegionCopyRules: [{ ...COPY, ...changes }] }, {}, options);
