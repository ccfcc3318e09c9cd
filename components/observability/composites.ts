import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Alerts, CompositeSpec } from "./alerts";

/** The most child alarms of a composite alarm (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html). */
export const MOST_CHILDREN = 100;

/** The most characters of its rule (same page). */
export const LONGEST_RULE = 10_240;

/** A child alarm, as a composite alarm's rule names it. */
export interface Child {
  name: pulumi.Input<string>;
  /** Characters of the name, known before the alarm is made. */
  length: number;
}

/** Characters of `ALARM("")` and of ` OR `. */
const AROUND = 13;

/**
 * Splits alarms into groups, each of which fits into one rule.
 * @returns the groups in order; one where all fit
 */
export function inRules<T extends { length: number }>(children: readonly T[]): T[][] {
  const groups: T[][] = [];
  let length = 0;
  for (const child of children) {
    const last = groups.at(-1);
    length += child.length + AROUND;
    if (last && last.length < MOST_CHILDREN && length <= LONGEST_RULE) last.push(child);
    else {
      groups.push([child]);
      length = child.length + AROUND;
    }
  }
  return groups;
}

/** The rule of an alarm that is in ALARM while any child is. */
export function anyOf(children: readonly Child[]): pulumi.Output<string> {
  return pulumi.all(children.map(({ name }) => name)).apply((names) => names.map(inAlarm).join(" OR "));
}

/** A term of a rule that is true while an alarm is in ALARM. */
export function inAlarm(name: string): string {
  return `ALARM("${name}")`;
}

/**
 * A composite alarm that is in ALARM while any child is; where there are too many children for one rule, it is on other composites.
 * @param key its name within the workload; the parts' names end in a number
 */
export function anyAlarm(
  alerts: Alerts,
  key: string,
  spec: Omit<CompositeSpec, "rule">,
  children: readonly Child[],
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.CompositeAlarm {
  const groups = inRules(children);
  if (groups.length === 1) return alerts.composite(key, { ...spec, rule: anyOf(groups[0]!) }, opts);
  const parts = groups.map((group, i) => alerts.composite(`${key}-${i + 1}`, { ...spec, rule: anyOf(group) }, opts));
  const rule = anyOf(parts.map((part) => ({ name: part.alarmName, length: 0 })));
  return alerts.composite(key, { ...spec, rule }, opts);
}
