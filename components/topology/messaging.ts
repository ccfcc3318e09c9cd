import type { Settings } from "../config/parse";
import type { Severity } from "../config/schema/alerts";
import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";

/** The alias of the key that encrypts a region's messages and alerts. */
export function messageKeyAlias(workload: Workload): string {
  return `alias/${workload.name}-messages`;
}

/** The name of a queue, the same in both regions; SQS and SNS require the suffix .fifo of FIFO ones. */
export function queueName(workload: Workload, queue: string, { fifo }: { fifo: boolean }): string {
  return `${workload.name}-${queue}${fifo ? ".fifo" : ""}`;
}

/** The name of a queue's dead-letter queue; a FIFO queue's is FIFO too. */
export function deadLetterName(workload: Workload, queue: string, { fifo }: { fifo: boolean }): string {
  return queueName(workload, `${queue}-dead-letters`, { fifo });
}

/** The ARN of a queue by its name. */
export function queueArn(workload: Workload, role: Role, name: string): string {
  return arn("sqs", workload, role, name);
}

/** The name of a topic, the same in both regions. */
export function topicName(workload: Workload, topic: string, { fifo }: { fifo: boolean }): string {
  return queueName(workload, topic, { fifo });
}

/** The ARN of a topic by its name. */
export function topicArn(workload: Workload, role: Role, name: string): string {
  return arn("sns", workload, role, name);
}

/** The topic that a region's alarms of a severity notify. */
export function alertsName(workload: Workload, severity: Severity): string {
  return `${workload.name}-${alertsKey(severity)}`;
}

/** What that topic and its resources are called within the workload. */
export function alertsKey(severity: Severity): string {
  return severity === "critical" ? "alerts" : "alerts-warning";
}

/** The queue that keeps both Regions' alarm notifications. */
export function alertsRecordName(workload: Workload): string {
  return `${workload.name}-alerts-record`;
}

/** The queue of undelivered notifications: by SNS, or by EventBridge to SNS. */
export function alertsLostName(workload: Workload): string {
  return `${workload.name}-alerts-undelivered`;
}

/** The name of a function, a stream or a bus, the same in both regions. */
export function messagingName(workload: Workload, name: string): string {
  return `${workload.name}-${name}`;
}

export function functionArn(workload: Workload, role: Role, name: string): string {
  return arn("lambda", workload, role, `function:${messagingName(workload, name)}`);
}

export function streamArn(workload: Workload, role: Role, name: string): string {
  return arn("kinesis", workload, role, `stream/${messagingName(workload, name)}`);
}

/** The name of an alarm, the same in both regions, so that each can show the other's. */
export function alarmName(workload: Workload, alarm: string): string {
  return `${workload.name}-${alarm}`;
}

export function alarmArn(workload: Workload, role: Role, alarm: string): string {
  return arn("cloudwatch", workload, role, `alarm:${alarmName(workload, alarm)}`);
}

function arn(service: string, { regions, account }: Workload, role: Role, rest: string): string {
  return `arn:aws:${service}:${regions[role]}:${account}:${rest}`;
}

/** Whether the settings name any queue, topic, function, stream or bus. */
export function namesMessaging(
  settings: Pick<Settings, "queues" | "topics" | "functions" | "streams" | "buses">,
): boolean {
  const { queues, topics, functions, streams, buses } = settings;
  return [queues, topics, functions, streams, buses].some((kind) => Object.keys(kind).length > 0);
}

/** Whether the region of a role has queues, functions and the like at all: in static-site the standby is a page. */
export function hasMessaging({ strategy }: Workload, role: Role): boolean {
  return role === "primary" || strategy !== "static-site";
}

/**
 * Whether this region's functions take messages from its queues and streams. A primary that comes back while the secondary writes does not:
 * what it would make of the messages that were left there belongs in stores that are stale. A standby takes them where it runs at all.
 */
export function consumes({ workload, role, active }: Pick<Settings, "workload" | "role" | "active">): boolean {
  const { strategy } = workload;
  if (strategy === "active-active" || role === active) return true;
  return role === "secondary" && strategy === "warm-standby";
}
