import type * as pulumi from "@pulumi/pulumi";
import type { Role } from "../config/schema/common";
import type { Bus } from "../config/schema/messaging/buses";
import type { Workload } from "../config/schema/workload";
import type { Settings } from "../config/parse";
import {
  archiveArn,
  archiveName,
  endpointName,
  eventBusArn,
  eventBusName,
  eventRuleArn,
  undeliveredName,
} from "../topology/messaging-events";
import { archiveOf } from "./bus-archive";

/** The stack's outputs about a bus, with the operators' commands. Each command needs only its own region. */
export function busFacts(
  { workload }: Pick<Settings, "workload">,
  role: Role,
  bus: string,
  busSettings: Bus,
): Record<string, unknown> {
  const archive = archiveOf(bus, busSettings);
  const rules = Object.keys(busSettings.rules).map((rule) => [rule, ruleFacts(workload, role, bus, rule, !!archive)]);
  return {
    name: eventBusName(workload, bus),
    arn: eventBusArn(workload, role, bus),
    ...(archive && {
      archive: { name: archiveName(workload, bus), retentionDays: archive.retentionDays || "indefinitely" },
      replay: replayCommand(workload, role, bus),
    }),
    rules: Object.fromEntries(rules),
  };
}

function ruleFacts(workload: Workload, role: Role, bus: string, rule: string, archived: boolean) {
  const queue = undeliveredName(workload, bus, rule);
  const region = workload.regions[role];
  const url = `https://sqs.${region}.amazonaws.com/${workload.account}/${queue}`;
  return {
    undelivered: url,
    lookAtUndelivered: `aws sqs receive-message --region ${region} --queue-url ${url} --max-number-of-messages 10 --visibility-timeout 0 --message-attribute-names All`,
    ...(archived && { replay: replayCommand(workload, role, bus, rule) }),
  };
}

/**
 * The command that replays the events of a bus between $FROM and $TO to its rules, or to one of them. An archive has an event about ten minutes
 * after it arrived (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html).
 */
function replayCommand(workload: Workload, role: Role, bus: string, rule?: string): string {
  const destination = {
    Arn: eventBusArn(workload, role, bus),
    ...(rule !== undefined && { FilterArns: [eventRuleArn(workload, role, bus, rule)] }),
  };
  return [
    `aws events start-replay --region ${workload.regions[role]}`,
    `--replay-name ${archiveName(workload, bus)}-$(date +%s)`,
    `--event-source-arn ${archiveArn(workload, role, bus)}`,
    `--event-start-time $FROM --event-end-time $TO`,
    `--destination '${JSON.stringify(destination)}'`,
  ].join(" ");
}

/** What senders need of a global endpoint: the id, which is an argument of PutEvents. */
export function endpointFacts(workload: Workload, bus: string, url: pulumi.Output<string>): Record<string, unknown> {
  return {
    name: endpointName(workload, bus),
    url,
    /** `abcde.veo` of https://abcde.veo.endpoint.events.amazonaws.com (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Endpoint.html). */
    endpointId: url.apply((text) => new URL(text).hostname.split(".").slice(0, 2).join(".")),
  };
}
