import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../facts/rds";
import type { Engine } from "../topology/databases";

/** The logs that a database sends to CloudWatch Logs. */
export function exportedLogs({
  engine,
  logExports,
}: {
  engine: Engine;
  logExports?: readonly string[] | undefined;
}): string[] {
  return [...(logExports ?? ENGINES.data[engine].defaultLogs)];
}

/**
 * The log groups of a DB instance or cluster, created before it: RDS would create them without a retention
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html).
 */
export function logGroups(
  name: string,
  args: { kind: "instance" | "cluster"; identifier: string; logs: string[]; retentionInDays: number },
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup[] {
  const { kind, identifier, logs, retentionInDays } = args;
  return logs.map(
    (log) =>
      new aws.cloudwatch.LogGroup(
        `${name}-${log}`,
        { name: `/aws/rds/${kind}/${identifier}/${log}`, retentionInDays },
        opts,
      ),
  );
}
