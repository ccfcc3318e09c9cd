import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Topology } from "../topology";
import { queueArn } from "../topology/messaging";
import { eventBusArn, eventBusName, undeliveredName } from "../topology/messaging-events";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { DEFAULT_BUS, type Bus as BusSettings } from "../config/schema/messaging/buses";
import { policyOf } from "../iam/policy-document";
import type { Channel, MessagingContext } from "../message";
import { archiveOf, busArchive } from "./bus-archive";
import { busFacts, endpointFacts } from "./bus-facts";
import { eventDeadLetterQueue } from "./dead-letter-queue";
import { endpointAlarm, latencyAlarm } from "./event-alarms";
import { GlobalEndpoint } from "./global-endpoint";

export interface BusArgs extends Pick<MessagingContext, "keyArn" | "alerts"> {
  settings: Pick<Settings, "workload" | "dns">;
  topology: Pick<Topology, "role" | "peerSwitches">;
  /** Its name in the settings. */
  bus: string;
  busSettings: BusSettings;
}

const BOTH: Role[] = ["primary", "secondary"];

/** An event bus of this region, its archive and, if the settings want one, its global endpoint. */
export class Bus extends pulumi.ComponentResource implements Channel {
  readonly arn: Channel["arn"];
  readonly send: Channel["send"];
  /** Nothing reads from a bus: its rules deliver the events. */
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
    const { settings, topology, bus, busSettings } = args;
    const ownBus = bus === DEFAULT_BUS ? undefined : this.build();
    this.arn = ownBus?.arn ?? pulumi.output(eventBusArn(settings.workload, topology.role, bus));
    this.address = ownBus?.name ?? DEFAULT_BUS;
    const archive = archiveOf(bus, busSettings);
    if (archive) {
      const { workload } = settings;
      const key = this.keyArn();
      busArchive(
        name,
        { workload, bus, archive, busArn: this.arn, ...(key && { keyArn: key }) },
        { ...this.parent, protect: busSettings.deletionProtection },
      );
    }
    const endpoint = busSettings.globalEndpoint && this.joinEndpoint(busSettings.globalEndpoint);
    this.send = [{ Effect: "Allow", Action: "events:PutEvents", Resource: this.sentTo() }];
    this.facts = {
      ...busFacts(settings, topology.role, bus, busSettings),
      ...(endpoint && { globalEndpoint: endpointFacts(settings.workload, bus, endpoint.url) }),
    };
    this.registerOutputs({ arn: this.arn });
  }

  /**
   * A sender to a global endpoint needs both regions' buses: the endpoint decides which one gets the call
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html). Both are named from the beginning, since no permission
   * may change in a failover.
   */
  private sentTo(): pulumi.Input<string>[] {
    const { settings, bus, busSettings } = this.args;
    return busSettings.globalEndpoint ? BOTH.map((role) => eventBusArn(settings.workload, role, bus)) : [this.arn];
  }

  /**
   * The key of the bus. A global endpoint's managed rule requires a customer managed key to be a multi-Region one, which would tie the
   * regions' messages to one key: such a bus uses AWS's own
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-managed-rules.html).
   */
  private keyArn(): pulumi.Output<string> | undefined {
    const { bus, busSettings, keyArn } = this.args;
    return bus === DEFAULT_BUS || busSettings.globalEndpoint ? undefined : keyArn;
  }

  private build(): aws.cloudwatch.EventBus {
    const { settings, topology, bus, busSettings } = this.args;
    const { workload } = settings;
    const busName = eventBusName(workload, bus);
    const key = this.keyArn();
    const eventBus = new aws.cloudwatch.EventBus(
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
    // It allows no more than IAM does. A statement added by hand for another account is removed by the next update.
    new aws.cloudwatch.EventBusPolicy(
      this.name,
      { eventBusName: eventBus.name, policy: JSON.stringify(policyOf([statement])) },
      this.parent,
    );
    latencyAlarm(this.args.alerts, { bus, busName, seconds: busSettings.latency }, this.parent);
    return eventBus;
  }

  /**
   * The dead-letter queue of events that the bus cannot encrypt or decrypt
   * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html). It uses SQS's own key: the bus's is then disabled or
   * deleted, and the queue could accept nothing under it.
   */
  private undecryptable(): aws.sqs.Queue {
    const { settings, topology, bus, alerts } = this.args;
    const { workload } = settings;
    const queueName = undeliveredName(workload, bus);
    return eventDeadLetterQueue(
      `${this.name}-undelivered`,
      {
        queueName,
        queueArn: queueArn(workload, topology.role, queueName),
        source: eventBusArn(workload, topology.role, bus),
        alerts,
        alarm: {
          key: `events-${bus}-undelivered`,
          atLeast: 1,
          problem: `Bus ${bus} could not use its KMS key: at least 1 event is in its dead-letter queue ${queueName}.`,
          response: "Check that the key is enabled and that its policy allows EventBridge; then send the events again.",
          runbook: "events.md#a-bus-cannot-use-its-key",
        },
      },
      this.parent,
    );
  }

  /** The alarm belongs to the primary; the endpoint to the secondary, which is deployed second, when both buses exist. */
  private joinEndpoint(endpoint: NonNullable<BusSettings["globalEndpoint"]>): GlobalEndpoint | undefined {
    const { settings, topology, bus, alerts } = this.args;
    if (topology.role === "primary") {
      endpointAlarm(alerts, { bus, endpoint }, this.parent);
      return undefined;
    }
    return new GlobalEndpoint(
      this.name,
      { settings, bus, endpoint, ownBusArn: this.arn, switches: topology.peerSwitches },
      this.parent,
    );
  }
}
