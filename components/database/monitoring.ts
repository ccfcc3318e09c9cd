import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parseDuration } from "../../lib/duration";

/** What a database's settings say of its watching. */
export interface MonitoringSettings {
  insights: "none" | "standard" | "advanced";
  /** An interval such as 60s. */
  enhancedMonitoring: string | false;
}

/** How a database is watched, in the arguments of an instance or cluster. */
export interface MonitoringArgs {
  performanceInsightsEnabled: boolean;
  performanceInsightsKmsKeyId?: pulumi.Input<string>;
  performanceInsightsRetentionPeriod?: number;
  databaseInsightsMode?: string;
  monitoringInterval?: number;
  monitoringRoleArn?: pulumi.Input<string>;
}

/**
 * Days that are kept: the standard mode's are free, the advanced mode demands 15 months
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html).
 */
const KEPT_DAYS = { standard: 7, advanced: 465 } as const;

/** The arguments of CloudWatch Database Insights and Enhanced Monitoring; the latter writes its figures by a role of its own. */
export function monitoringArgs(
  name: string,
  { insights, enhancedMonitoring }: MonitoringSettings,
  keyArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): MonitoringArgs {
  return {
    performanceInsightsEnabled: insights !== "none",
    ...(insights !== "none" && {
      performanceInsightsKmsKeyId: keyArn,
      performanceInsightsRetentionPeriod: KEPT_DAYS[insights],
      databaseInsightsMode: insights,
    }),
    ...(enhancedMonitoring !== false && {
      monitoringInterval: parseDuration(enhancedMonitoring)!,
      monitoringRoleArn: monitoringRole(name, opts).arn,
    }),
  };
}

/**
 * As https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html has it; the provider tries again while the policy
 * is not attached yet.
 */
function monitoringRole(name: string, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  const role = new aws.iam.Role(
    `${name}-monitoring`,
    {
      assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "monitoring.rds.amazonaws.com" }),
      tags: { Name: `${name}-monitoring` },
    },
    opts,
  );
  new aws.iam.RolePolicyAttachment(
    `${name}-monitoring`,
    { role: role.name, policyArn: aws.iam.ManagedPolicy.AmazonRDSEnhancedMonitoringRole },
    opts,
  );
  return role;
}
