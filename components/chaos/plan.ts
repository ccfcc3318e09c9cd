import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoScaling } from "../compute/auto-scaling/auto-scaling";
import type { FixedFleet } from "../compute/fixed-fleet/fixed-fleet";
import type { Settings } from "../config/parse";
import type { FaultName } from "../config/schema/experiments";
import type { Network } from "../network/network";
import type { Topology } from "../topology";

export type Target = aws.types.input.fis.ExperimentTemplateTarget;
export type Action = aws.types.input.fis.ExperimentTemplateAction;

/** What the faults are about. */
export interface Surroundings {
  settings: Settings;
  topology: Topology;
  /** The region's network and instances, where it has any. */
  network?: Network;
  instances?: AutoScaling | FixedFleet;
  /** The zone that faults of a zone are about, where the region has any. */
  zone?: string;
}

/** An experiment, as far as it is this fault's alone. */
export interface Experiment {
  fault: FaultName;
  /** What happens, as a sentence of at most 512 characters. */
  says: string;
  targets: Target[];
  actions: Action[];
  /** What the experiment's role may do, and nothing else. */
  statements: pulumi.Input<aws.iam.PolicyStatement>[];
  /** What becomes of an action that finds no target; fail, unless said why. */
  emptyTargets: "fail" | "skip";
}

/** FIS takes so many ARNs in a target (https://docs.aws.amazon.com/general/latest/gr/fis.html, "Resources per experiment target"). */
export const ARNS_PER_TARGET = 5;

/** A list in pieces that fit into a target each. */
export function inPieces<T>(all: T[]): T[][] {
  const pieces = Math.ceil(all.length / ARNS_PER_TARGET);
  return Array.from({ length: pieces }, (_, i) => all.slice(i * ARNS_PER_TARGET, (i + 1) * ARNS_PER_TARGET));
}

/** A duration as FIS writes it: 600 is PT10M. @param seconds whole seconds */
export function isoDuration(seconds: number): string {
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

/** Parameters of an action or target, from their names. */
export function parameters(all: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(all).map(([key, value]) => ({ key, value }));
}

/** Everything that has this Name. */
export function named(value: string): { key: string; value: string }[] {
  return [{ key: "Name", value }];
}

/** Lets FIS find targets by their tags. */
export const BY_TAGS: aws.iam.PolicyStatement = { Effect: "Allow", Action: "tag:GetResources", Resource: "*" };

/** The ARN of something in the stack's own region and account. */
export function ownArn({ settings, topology }: Surroundings, service: string, rest: string): string {
  return `arn:aws:${service}:${topology.region}:${settings.workload.account}:${rest}`;
}
