import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseAddress } from "./database/addresses";
import type { ServiceAccess } from "./compute/service";
import type { Settings } from "./config/parse";
import type { Network } from "./network/network";
import type { Alerts } from "./observability/alerts";
import type { Topology } from "./topology";

/** What every store is made with. */
export interface StoreContext {
  settings: Settings;
  topology: Topology;
  /** The ARN of this region's key. */
  keyArn: pulumi.Output<string>;
  /** The ARN of the primary's key, in the secondary alone. */
  peerKeyArn?: string;
  /** How alarms are made. */
  alerts: Alerts;
  /** The region's network, where it has one. */
  network?: Network;
  /** The instances that use the store, where the region has any. */
  services?: readonly ServiceAccess[];
}

/** The security group of a database, and the port that it is open on to clients. */
export interface Entrance {
  securityGroupId: pulumi.Input<string>;
  port: number;
}

/** What a store gives to the region that it is in. */
export interface Store {
  /** What the service's role may do with it. */
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[];
  /** What the stack's outputs say of it: where it is, and the commands of a failover. Nothing secret. */
  readonly facts: Record<string, unknown>;
  /** Of a database that has a member in this region: how to reach it. */
  readonly address?: DatabaseAddress | undefined;
  /** Likewise: what lets further clients in. */
  readonly entrance?: Entrance | undefined;
}
