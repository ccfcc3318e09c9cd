import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULT_BUS, type BusRule } from "../config/schema/messaging/buses";
import type { Function } from "../functions/function";
import type { Channels, MessagingContext } from "../message";
import { queueArn } from "../topology/messaging";
import { eventBusName, eventRuleArn, eventRuleName, ruleOfBus, undeliveredName } from "../topology/messaging-events";
import { archiveOf } from "./bus-archive";
import { counted, ruleAlarms } from "./event-alarms";
import { eventTarget, type TargetContext } from "./event-target";
import { undeliveredQueue } from "./undelivered-queue";

export interface EventRulesArgs extends MessagingContext {
  channels: Channels;
  functions: Record<string, Function>;
}

/** The rules of the event buses, and what they lead to. */
export class EventRules extends pulumi.ComponentResource {
  constructor(name: string, args: EventRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRules", name, {}, opts);
    for (const [bus, { rules }] of Object.entries(args.settings.buses)) {
      for (const [rule, wanted] of Object.entries(rules)) {
        new EventRule(`${name}-${ruleOfBus(bus, rule)}`, { ...args, bus, rule, wanted }, { parent: this });
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
  wanted: BusRule;
}

/** A rule of a bus, its targets, the queue of what it could not deliver to them, and its alarms. */
class EventRule extends pulumi.ComponentResource {
  constructor(name: string, args: EventRuleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:messaging:EventRule", name, {}, opts);
    const parent = { parent: this };
    const { settings, topology, channels, functions, keyArn, alerts, bus, rule, wanted } = args;
    const { workload } = settings;
    const busName = channels.buses[bus]!.address;
    const archived = archiveOf(bus, settings.buses[bus]!) !== undefined;
    const arn = eventRuleArn(workload, topology.role, bus, rule);
    const made = new aws.cloudwatch.EventRule(
      name,
      {
        name: eventRuleName(workload, rule),
        description: `${workload.name}: ${rule} of bus ${bus}`,
        eventBusName: busName,
        ...(wanted.pattern && { eventPattern: JSON.stringify(wanted.pattern) }),
        ...(wanted.schedule !== undefined && { scheduleExpression: wanted.schedule }),
        state: stateOf(args),
      },
      parent,
    );
    const queueName = undeliveredName(workload, bus, rule);
    const undelivered = undeliveredQueue(
      `${name}-undelivered`,
      {
        queueName,
        queueArn: queueArn(workload, topology.role, queueName),
        source: arn,
        keyArn,
        retention: wanted.undeliveredRetention,
        alerts,
        alarm: {
          key: `events-${ruleOfBus(bus, rule)}-undelivered`,
          atLeast: wanted.alarms.undelivered,
          what: `Of rule ${rule} of bus ${bus}, ${counted(wanted.alarms.undelivered, "event")} could not be delivered: see ${queueName}.`,
          todo: `Mend what the message attribute ERROR_CODE names, then ${archived ? "replay the time to this rule" : "put the events back"}.`,
          runbook: "events.md#undelivered-events",
        },
      },
      parent,
    );
    ruleAlarms(alerts, { bus, rule, alarms: wanted.alarms, dimensions: dimensionsOf(args), archived }, parent);
    const context: TargetContext = {
      rule: made,
      ruleArn: arn,
      account: workload.account,
      busName,
      undelivered: undelivered.arn,
      retry: wanted,
      keyArn,
      channels,
      functions,
    };
    for (const [target, to] of Object.entries(wanted.targets)) {
      eventTarget(`${name}--${target}`, target, to, context, parent);
    }
    this.registerOutputs({ arn: made.arn });
  }
}

/**
 * A rule on events waits in both regions for those that come to its bus. A schedule's time comes in both, so that it runs in the one that writes alone:
 * a change of the rule in its own region, where EventBridge has its control plane.
 */
function stateOf({ settings, wanted }: EventRuleArgs): "ENABLED" | "DISABLED" {
  return wanted.schedule === undefined || settings.role === settings.active ? "ENABLED" : "DISABLED";
}

/** Metrics of the default bus's rules do not name the bus (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). */
function dimensionsOf({ settings, bus, rule }: EventRuleArgs): Record<string, string> {
  const RuleName = eventRuleName(settings.workload, rule);
  return bus === DEFAULT_BUS ? { RuleName } : { EventBusName: eventBusName(settings.workload, bus), RuleName };
}
