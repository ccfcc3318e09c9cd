import type * as aws from "@pulumi/aws";
import type { Settings } from "../config/parse";
import { functionArn } from "../topology/messaging";
import { bucketArn, dataBucketName, tableArn } from "../topology/stores";

type Selector = aws.types.input.cloudtrail.TrailAdvancedEventSelector;

const ROLES = ["primary", "secondary"] as const;

/**
 * What a trail records: all management events, and the data events of the workload's stores and functions, in both regions, that `trail.dataEvents`
 * names. Undefined without any: management events are CloudTrail's default
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).
 */
export function selectorsOf(
  settings: Pick<Settings, "trail" | "workload" | "buckets" | "tables" | "functions">,
): Selector[] | undefined {
  const { trail, workload } = settings;
  const kinds = {
    buckets: () =>
      dataEvents(
        "AWS::S3::Object",
        namesOf(settings.buckets, (role, name) => `${bucketArn(dataBucketName(workload, role, name))}/`),
      ),
    tables: () =>
      dataEvents(
        "AWS::DynamoDB::Table",
        namesOf(settings.tables, (role, name) => tableArn(workload, role, name)),
      ),
    functions: () =>
      dataEvents(
        "AWS::Lambda::Function",
        namesOf(settings.functions, (role, name) => functionArn(workload, role, name)),
      ),
  };
  const chosen = trail.dataEvents.map((kind) => kinds[kind]());
  if (chosen.length === 0) return undefined;
  return [
    { name: "Management events", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
    ...chosen,
  ];
}

function namesOf<T>(all: Record<string, T>, arn: (role: (typeof ROLES)[number], name: string) => string): string[] {
  return ROLES.flatMap((role) => Object.keys(all).map((name) => arn(role, name)));
}

function dataEvents(type: string, prefixes: string[]): Selector {
  return {
    name: `Data events of ${type}`,
    fieldSelectors: [
      { field: "eventCategory", equals: ["Data"] },
      { field: "resources.type", equals: [type] },
      { field: "resources.ARN", startsWiths: prefixes },
    ],
  };
}
