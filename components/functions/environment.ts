import type * as pulumi from "@pulumi/pulumi";
import { dataBucketName } from "../config/bucket-names";
import type { Settings } from "../config/parse";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import { variableOf } from "../config/variables";
import { tableName } from "../topology/stores";
import type { Channels } from "../message";

/** A function's environment: what it uses by where it is found in this region, and what the settings give it. */
export function environmentOf(
  { uses, environment }: Pick<FunctionSettings, "uses" | "environment">,
  settings: Pick<Settings, "workload" | "role">,
  channels: Channels,
): Record<string, pulumi.Input<string>> {
  const { workload, role } = settings;
  const given = [
    ...uses.tables.map((name) => [variableOf("tables", name), tableName(workload, name)] as const),
    ...uses.buckets.map((name) => [variableOf("buckets", name), dataBucketName(workload, role, name)] as const),
    ...(["queues", "topics", "streams", "buses"] as const).flatMap((kind) =>
      uses[kind].map((name) => [variableOf(kind, name), channels[kind][name]!.address] as const),
    ),
  ];
  return { ...Object.fromEntries(given), ...environment };
}
