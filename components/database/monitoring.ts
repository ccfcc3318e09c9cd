import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { parseDuration } from "../../lib/duration";

/** The settings of a database about its monitoring. */
export interface MonitoringSettings {
  insights: "none" | "standard" | "advanced";
  /** An interval such as 60s. */
  enhancedMonitoring: string | false;
}

/** Database Insights and Enhanced Monitoring, in the arguments of an instance or cluster. */
export interface MonitoringArgs {
  performanceInsightsEnabled: boolean;
  performanceInsightsKmsKeyId?: pulumi.Input<string>;
  performanceInsightsRetentionPeriod?: number;
  databaseInsightsMode?: string;
  monitoringInterval?: number;
  monitoringRoleArn?: pulumi.Input<string>;
}

/**
 * Days of history: the standard mode's are free, the advanced mode requires 15 months
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html).
 */
const HISTORY_DAYS = { standard: 7, advanced: 465 } as const;

/** The arguments of CloudWatch Database Insights and Enhanced Monitoring; the latter has a role of its own. */
export function monitoringArgs(
  name: string,
  { insights, enhancedMonitoring }: MonitoringSettings,
  keyArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): MonitoringArgs {
  return {
    ...insightsArgs(insights, keyArn),
    ...(enhancedMonitoring !== false && {
      monitoringInterval: parseDuration(enhancedMonitoring)!,
      monitoringRoleArn: monitoringRole(name, opts).arn,
    }),
  };
}

/** The arguments of CloudWatch Database Insights; a cluster's instances inherit them (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurningOnAdvanced.html). */
export function insightsArgs(
  insights: MonitoringSettings["insights"],
  keyArn: pulumi.Input<string>,
): Omit<MonitoringArgs, "monitoringInterval" | "monitoringRoleArn"> {
  if (insights === "none") return { performanceInsightsEnabled: false };
  return {
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: keyArn,
    performanceInsightsRetentionPeriod: HISTORY_DAYS[insights],
    databaseInsightsMode: insights,
  };
}

/**
 * As https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html says; the provider retries while the policy is
 * not attached yet.
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
