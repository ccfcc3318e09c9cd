import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { DEFAULT_BUS } from "../config/schema/messaging/buses";
import type { Workload } from "../config/schema/workload";
import { messagingName } from "./messaging";

/** A bus's name, the same in both regions: a global endpoint requires it (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEndpoint.html). */
export function eventBusName(workload: Workload, bus: string): string {
  return bus === DEFAULT_BUS ? DEFAULT_BUS : messagingName(workload, bus);
}

/** The ARN of a bus in a role's region. */
export function eventBusArn(workload: Workload, role: Role, bus: string): string {
  return arn(workload, role, `event-bus/${eventBusName(workload, bus)}`);
}

/** A rule's name; at most 41 of the 64 characters that EventBridge allows. Each bus has names of its own. */
export function eventRuleName(workload: Workload, rule: string): string {
  return messagingName(workload, rule);
}

/** The ARN of a rule: the default bus is not named in it (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html). */
export function eventRuleArn(workload: Workload, role: Role, bus: string, rule: string): string {
  const place = bus === DEFAULT_BUS ? "rule" : `rule/${eventBusName(workload, bus)}`;
  return arn(workload, role, `${place}/${eventRuleName(workload, rule)}`);
}

/** The archive of a bus; at most 41 of 48 characters (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html). */
export function archiveName(workload: Workload, bus: string): string {
  return messagingName(workload, bus);
}

/** The ARN of a bus's archive. */
export function archiveArn(workload: Workload, role: Role, bus: string): string {
  return arn(workload, role, `archive/${archiveName(workload, bus)}`);
}

/** A rule, named together with its bus: no name has two hyphens in a row, so that no two pairs make the same. */
export function ruleOfBus(bus: string, rule: string): string {
  return `${bus}--${rule}`;
}

/** The queue of the events that a bus, or one of its rules, could not deliver; at most 79 of SQS's 80 characters. */
export function undeliveredName(workload: Workload, bus: string, rule?: string): string {
  const what = rule === undefined ? `${bus}--undelivered` : `${ruleOfBus(bus, rule)}-undelivered`;
  return messagingName(workload, what);
}

/** The name of a bus's global endpoint; of 64 characters (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEndpoint.html). */
export function endpointName(workload: Workload, bus: string): string {
  return messagingName(workload, bus);
}

/** The key of the alarm in the primary's region by which a global endpoint fails over. */
export function endpointAlarmKey(bus: string): string {
  return `events-${bus}-endpoint`;
}

/** The ARNs of the rules, in the region of a role, that send events to a queue by its name in the settings. Sorted. */
export function rulesThatSendTo(settings: Pick<Settings, "workload" | "buses">, role: Role, queue: string): string[] {
  return rulesThatName(settings, role, "queue", queue);
}

/** The ARNs of the rules, in the region of a role, that publish to a topic by its name in the settings. Sorted. */
export function rulesThatPublishTo(
  settings: Pick<Settings, "workload" | "buses">,
  role: Role,
  topic: string,
): string[] {
  return rulesThatName(settings, role, "topic", topic);
}

function rulesThatName(
  { workload, buses }: Pick<Settings, "workload" | "buses">,
  role: Role,
  kind: "queue" | "topic",
  name: string,
): string[] {
  return Object.entries(buses)
    .flatMap(([bus, { rules }]) =>
      Object.entries(rules)
        .filter(([, { targets }]) => Object.values(targets).some((target) => target[kind] === name))
        .map(([rule]) => eventRuleArn(workload, role, bus, rule)),
    )
    .sort();
}

function arn({ regions, account }: Workload, role: Role, rest: string): string {
  return `arn:aws:events:${regions[role]}:${account}:${rest}`;
}
