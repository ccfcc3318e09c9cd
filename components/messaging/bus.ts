import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { queueArn } from "../topology/messaging";
import { eventBusArn, eventBusName, undeliveredName } from "../topology/messaging-events";
import type { Role } from "../config/schema/common";
import { DEFAULT_BUS, type Bus as BusSettings } from "../config/schema/messaging/buses";
import type { Channel, MessagingContext } from "../message";
import { archiveOf, busArchive } from "./bus-archive";
import { busFacts, endpointFacts } from "./bus-facts";
import { endpointAlarm, latencyAlarm } from "./bus-alarms";
import { GlobalEndpoint } from "./global-endpoint";
import { undeliveredQueue } from "./undelivered-queue";

export interface BusArgs extends MessagingContext {
  /** Its name in the settings. */
  bus: string;
  wanted: BusSettings;
}

const BOTH: Role[] = ["primary", "secondary"];

/** An event bus of this region, what it keeps for a replay, and where it has one, the address that leads to the bus of either region. */
export class Bus extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"];
  /** Nobody takes events from a bus: its rules bring them. */
  readonly receive: Channel["receive"] = [];
  readonly address: Channel["address"];
  readonly facts: Channel["facts"];

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: BusArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:messaging:Bus", name, {}, opts);
    const { settings, topology, bus, wanted } = args;
    const made = bus === DEFAULT_BUS ? undefined : this.makeBus();
    this.arn = made?.arn ?? pulumi.output(eventBusArn(settings.workload, topology.role, bus));
    this.address = made?.name ?? DEFAULT_BUS;
    const archive = archiveOf(bus, wanted);
    if (archive) {
      const { workload } = settings;
      const key = this.keyArn();
      busArchive(
        name,
        { workload, bus, archive, busArn: this.arn, ...(key && { keyArn: key }) },
        { ...this.parent, protect: wanted.deletionProtection },
      );
    }
    const endpoint = wanted.globalEndpoint && this.joinEndpoint(wanted.globalEndpoint);
    this.send = [{ Effect: "Allow", Action: "events:PutEvents", Resource: this.sentTo() }];
    this.facts = {
      ...busFacts(settings, topology.role, bus, wanted),
      ...(endpoint && { globalEndpoint: endpointFacts(settings.workload, bus, endpoint.url) }),
    };
    this.registerOutputs({ arn: this.arn });
  }

  /**
   * A sender of a global endpoint needs the bus of either region: the call lands where the endpoint leads
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html). Both are named from the beginning, since no grant
   * may change in a fail-over.
   */
  private sentTo(): pulumi.Input<string>[] {
    const { settings, bus, wanted } = this.args;
    return wanted.globalEndpoint ? BOTH.map((role) => eventBusArn(settings.workload, role, bus)) : [this.arn];
  }

  /**
   * The key of the bus. A global endpoint's managed rule that is to use a customer managed key demands a multi-Region one, which would tie the
   * regions' messages to one key: such a bus keeps AWS's own
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-managed-rules.html).
   */
  private keyArn(): pulumi.Output<string> | undefined {
    const { bus, wanted, keyArn } = this.args;
    return bus === DEFAULT_BUS || wanted.globalEndpoint ? undefined : keyArn;
  }

  private makeBus(): aws.cloudwatch.EventBus {
    const { settings, topology, bus, wanted } = this.args;
    const { workload } = settings;
    const busName = eventBusName(workload, bus);
    const key = this.keyArn();
    const made = new aws.cloudwatch.EventBus(
      this.name,
      {
        name: busName,
        description: `Events of ${workload.name}: ${bus}`,
        ...(key && { kmsKeyIdentifier: key, deadLetterConfig: { arn: this.undecryptable().arn } }),
        tags: { Name: busName },
      },
      this.parent,
    );
    const statement: aws.iam.PolicyStatement = {
      Sid: "ThisAccountSends",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${workload.account}:root` },
      Action: "events:PutEvents",
      Resource: eventBusArn(workload, topology.role, bus),
    };
    // It grants no more than IAM does; what somebody adds by hand for another account is taken back by the next update.
    new aws.cloudwatch.EventBusPolicy(
      this.name,
      { eventBusName: made.name, policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) },
      this.parent,
    );
    latencyAlarm(this.args.alerts, { bus, busName, seconds: wanted.latency }, this.parent);
    return made;
  }

  /**
   * What the bus cannot encrypt or decrypt (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html). Under SQS's
   * own key: under the bus's, which is then disabled or gone, the queue could take nothing either.
   */
  private undecryptable(): aws.sqs.Queue {
    const { settings, topology, bus, alerts } = this.args;
    const { workload } = settings;
    const queueName = undeliveredName(workload, bus);
    return undeliveredQueue(
      `${this.name}-undelivered`,
      {
        queueName,
        queueArn: queueArn(workload, topology.role, queueName),
        source: eventBusArn(workload, topology.role, bus),
        alerts,
        alarm: {
          key: `events-${bus}-undelivered`,
          atLeast: 1,
          what: `Bus ${bus} could not use its key: an event lies undelivered in ${queueName}.`,
          todo: `Look whether the key is enabled and lets EventBridge in; then put the events back.`,
          runbook: "events.md#a-bus-cannot-use-its-key",
        },
      },
      this.parent,
    );
  }

  /** The alarm belongs to the primary, the endpoint to the side that comes second and knows that both buses are there. */
  private joinEndpoint(wanted: NonNullable<BusSettings["globalEndpoint"]>): GlobalEndpoint | undefined {
    const { settings, topology, bus, alerts } = this.args;
    if (topology.role === "primary") {
      endpointAlarm(alerts, { bus, wanted }, this.parent);
      return undefined;
    }
    return new GlobalEndpoint(
      this.name,
      { settings, bus, wanted, ownBusArn: this.arn, switches: topology.peerSwitches },
      this.parent,
    );
  }
}
