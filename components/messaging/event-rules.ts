import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { DEFAULT_BUS, type BusRule } from "../config/schema/messaging/buses";
import type { Function } from "../functions/function";
import type { Channels, MessagingContext } from "../message";
import type { Topology } from "../topology";
import { queueArn } from "../topology/messaging";
import { eventBusName, eventRuleArn, eventRuleName, ruleOfBus, undeliveredName } from "../topology/messaging-events";
import { archiveOf } from "./bus-archive";
import { eventDeadLetterQueue } from "./dead-letter-queue";
import { counted, ruleAlarms } from "./event-alarms";
import { eventTarget, type TargetContext } from "./event-target";

export interface EventRulesArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: Pick<Settings, "workload" | "role" | "active" | "buses">;
  topology: Pick<Topology, "role">;
  channels: Channels;
  functions: Record<string, Function>;
}

/** The rules of the event buses, with their targets. */
export class EventRules extends pulumi.ComponentResource {
  constructor(name: string, args: EventRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRules", name, {}, opts);
    for (const [bus, { rules }] of Object.entries(args.settings.buses)) {
      for (const [rule, ruleSettings] of Object.entries(rules)) {
        new EventRule(`${name}-${ruleOfBus(bus, rule)}`, { ...args, bus, rule, ruleSettings }, { parent: this });
      }
    }
    this.registerOutputs({});
  }
}

interface EventRuleArgs extends EventRulesArgs {
  /** The bus's name in the settings. */
  bus: string;
  /** The rule's name in the settings. */
  rule: string;
  ruleSettings: BusRule;
}

/** A rule of a bus, its targets, its dead-letter queue and its alarms. */
class EventRule extends pulumi.ComponentResource {
  constructor(name: string, args: EventRuleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRule", name, {}, opts);
    const parent = { parent: this };
    const { settings, topology, channels, functions, keyArn, alerts, bus, rule, ruleSettings } = args;
    const { workload } = settings;
    const busName = channels.buses[bus]!.address;
    const archived = archiveOf(bus, settings.buses[bus]!) !== undefined;
    const arn = eventRuleArn(workload, topology.role, bus, rule);
    const eventRule = new aws.cloudwatch.EventRule(
      name,
      {
        name: eventRuleName(workload, rule),
        description: `${workload.name}: ${rule} of bus ${bus}`,
        eventBusName: busName,
        ...(ruleSettings.pattern && { eventPattern: JSON.stringify(ruleSettings.pattern) }),
        ...(ruleSettings.schedule !== undefined && { scheduleExpression: ruleSettings.schedule }),
        state: stateOf(args),
      },
      parent,
    );
    const queueName = undeliveredName(workload, bus, rule);
    const undelivered = eventDeadLetterQueue(
      `${name}-undelivered`,
      {
        queueName,
        queueArn: queueArn(workload, topology.role, queueName),
        source: arn,
        keyArn,
        retention: ruleSettings.undeliveredRetention,
        alerts,
        alarm: {
          key: `events-${ruleOfBus(bus, rule)}-undelivered`,
          atLeast: ruleSettings.alarms.undelivered,
          problem: `EventBridge moved ${counted(ruleSettings.alarms.undelivered, "undelivered event")} of rule ${rule} of bus ${bus} to the dead-letter queue ${queueName}.`,
          response: `Fix what the message attribute ERROR_CODE names, then ${archived ? "replay the time to this rule" : "send the events again"}.`,
          runbook: "events.md#undelivered-events",
        },
      },
      parent,
    );
    ruleAlarms(alerts, { bus, rule, alarms: ruleSettings.alarms, dimensions: dimensionsOf(args), archived }, parent);
    const context: TargetContext = {
      rule: eventRule,
      ruleArn: arn,
      account: workload.account,
      busName,
      undelivered: undelivered.arn,
      retry: ruleSettings,
      keyArn,
      channels,
      functions,
    };
    for (const [target, to] of Object.entries(ruleSettings.targets)) {
      eventTarget(`${name}--${target}`, target, to, context, parent);
    }
    this.registerOutputs({ arn: eventRule.arn });
  }
}

/**
 * A rule with a pattern is enabled in both regions, for the events of its bus. A schedule would run in both, so it is enabled only in the region that
 * writes; that changes the rule in its own region, where EventBridge has its control plane.
 */
function stateOf({ settings, ruleSettings }: EventRuleArgs): "ENABLED" | "DISABLED" {
  return ruleSettings.schedule === undefined || settings.role === settings.active ? "ENABLED" : "DISABLED";
}

/** Metrics of the default bus's rules do not name the bus (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). */
function dimensionsOf({ settings, bus, rule }: EventRuleArgs): Record<string, string> {
  const RuleName = eventRuleName(settings.workload, rule);
  return bus === DEFAULT_BUS ? { RuleName } : { EventBusName: eventBusName(settings.workload, bus), RuleName };
}
