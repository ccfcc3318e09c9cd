import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FaultPart, FaultZone } from "../chaos/fis";
import type { Settings } from "../config/parse";
import type { Compute } from "../config/schema/compute";
import type { TargetIngress } from "../ingress/ingress";
import type { Front } from "../front";
import type { Network } from "../network/network";
import type { Alerts } from "../observability/alerts";
import type { Tier } from "../topology";
import type { UsedKind } from "../topology/functions";

/** What every kind of compute is made from. */
export interface ServiceArgs<S extends Compute> {
  settings: S;
  /** All of the stack's settings, by which the service finds what it uses. */
  stack: Settings;
  /** How much of its full size the region runs at present. */
  tier: Tier;
  region: string;
  network: Network;
  ingress: TargetIngress;
  alerts: Alerts;
  /** By variable, the parameters that say where things are: made after the stores, and these after the service's own role and security group. */
  parameters?: Promise<Readonly<Record<string, aws.ssm.Parameter>>>;
}

/** What a kind without a load balancer is made from: users reach it by an API, under the hosts of a certificate. */
export interface FrontedArgs<S extends Compute> extends Omit<ServiceArgs<S>, "network" | "ingress"> {
  hosts: readonly string[];
  certificateArn: pulumi.Input<string>;
}

/** Names of what a service uses, by kind: what it works with or sends to, and what it takes messages from. */
export interface ServiceUses {
  uses: Record<UsedKind | "databases", readonly string[]>;
  consumes: Record<"queues" | "streams", readonly string[]>;
}

/** A function, as what calls it sees it: the ARN to call it by, and its name and alias for a permission. */
export interface Invoked {
  readonly invokeArn: pulumi.Output<string>;
  readonly called: { name: pulumi.Input<string>; qualifier: string };
}

/** The identity of the service to a store: its security group on the network, its role for AWS's APIs. */
export interface ServiceAccess {
  /** What the names of its grants end with, so that those of instances and of tasks can be side by side. */
  suffix: "" | "-tasks";
  securityGroup: aws.ec2.SecurityGroup;
  role: aws.iam.Role;
  /** What it may use, and nothing else; undefined: everything of the region. */
  only?: ServiceUses;
}

/** What every kind of compute gives to the rest of the region; what its settings mean without resources is in kind.ts. */
export interface Service {
  /** One; two while what served before is still there. None of functions, of which each has an identity of its own. */
  readonly accesses: readonly ServiceAccess[];
  /** What users reach it by, where that is no load balancer. */
  readonly front?: Front;
  /**
   * Sends users' requests to the functions of holdfast:functions, which are made after the stores that they use.
   * @param functions by their names in the settings
   */
  routeTo?(name: string, functions: Readonly<Record<string, Invoked>>, opts: pulumi.ComponentResourceOptions): void;
  /** The instances that volumes attach to, Availability Zone by zone in the network's order; empty where volumes end with their instances. */
  readonly volumeHosts: readonly aws.ec2.Instance[];
  /**
   * The service's capacity in one Availability Zone stops and starts again; undefined where none runs there.
   * @param percent how much of it
   * @param seconds for how long
   */
  stopped(at: FaultZone, percent: number, seconds: number): FaultPart | undefined;
  /** Launches in one Availability Zone fail, as if EC2 had no capacity; undefined where nothing launches. */
  launchesFail(at: FaultZone, percent: number, seconds: number): FaultPart | undefined;
}
