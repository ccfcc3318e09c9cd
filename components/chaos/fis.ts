import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Network } from "../network/network";
import type { Topology } from "../topology";

export type Target = aws.types.input.fis.ExperimentTemplateTarget;
export type Action = aws.types.input.fis.ExperimentTemplateAction;

/** The stack whose resources an experiment targets. */
export interface Stack {
  settings: Settings;
  topology: Topology;
}

/** An Availability Zone in which a fault is injected. */
export interface FaultZone extends Stack {
  network: Network;
  zone: string;
}

/** What a fault of one kind of resource adds to an experiment. */
export interface FaultPart {
  targets: Target[];
  actions: Action[];
  /** What happens, as a sentence, where it is not what the fault says of instances. */
  says?: string;
  /** What the experiment's role may do for it. */
  statements: pulumi.Input<aws.iam.PolicyStatement>[];
}

/** Several parts as one, in their order. */
export function together(parts: readonly (FaultPart | undefined)[]): FaultPart {
  return {
    targets: parts.flatMap((part) => part?.targets ?? []),
    actions: parts.flatMap((part) => part?.actions ?? []),
    statements: parts.flatMap((part) => part?.statements ?? []),
  };
}

/** The most ARNs of one target (https://docs.aws.amazon.com/general/latest/gr/fis.html, "Resources per experiment target"). */
export const ARNS_PER_TARGET = 5;

/** Splits a list into pieces of at most ARNS_PER_TARGET. */
export function inPieces<T>(all: T[]): T[][] {
  const pieces = Math.ceil(all.length / ARNS_PER_TARGET);
  return Array.from({ length: pieces }, (_, i) => all.slice(i * ARNS_PER_TARGET, (i + 1) * ARNS_PER_TARGET));
}

/** A duration in ISO 8601, as FIS requires: 600 is PT10M. @param seconds whole seconds */
export function isoDuration(seconds: number): string {
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

/** Parameters of an action, as FIS lists them. */
export function parameters(all: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(all).map(([key, value]) => ({ key, value }));
}

/** The tag filter for a Name. */
export function named(value: string): { key: string; value: string }[] {
  return [{ key: "Name", value }];
}

/** Allows FIS to find targets by their tags. */
export const BY_TAGS: aws.iam.PolicyStatement = { Effect: "Allow", Action: "tag:GetResources", Resource: "*" };

/** The ARN of something in the stack's own region and account. */
export function ownArn({ settings, topology }: Stack, service: string, rest: string): string {
  return `arn:aws:${service}:${topology.region}:${settings.workload.account}:${rest}`;
}
