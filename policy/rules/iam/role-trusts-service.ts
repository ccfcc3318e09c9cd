import {
  API_GATEWAY_ACCOUNT,
  CANARY,
  CLUSTER_INSTANCE,
  DB_INSTANCE,
  DB_PROXY,
  DEPLOYMENT_GROUP,
  ECS_TASK_DEFINITION,
  EKS_CLUSTER,
  EKS_NODE_GROUP,
  EXPERIMENT_TEMPLATE,
  FIREHOSE_STREAM,
  IAM_ROLE,
  INSTANCE_PROFILE,
  LAMBDA_FUNCTION,
  METRIC_STREAM,
  RESTORE_TESTING_SELECTION,
  STATE_MACHINE,
} from "../../aws";
import { undecidedIfAny, type Graph, type Resource } from "../../graph";
import { accountOf, mayAssume, partitionOf, UNSEEN } from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** Who assumes the role that a property names. Roles whose permissions a rule reads are judged by that rule. */
const HOLDERS: Readonly<Record<string, readonly (readonly [property: string, service: string])[]>> = {
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  [LAMBDA_FUNCTION]: [["role", "lambda.amazonaws.com"]],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html
  [CANARY]: [["executionRoleArn", "lambda.amazonaws.com"]],
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html
  [ECS_TASK_DEFINITION]: [
    ["executionRoleArn", "ecs-tasks.amazonaws.com"],
    ["taskRoleArn", "ecs-tasks.amazonaws.com"],
  ],
  // https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html
  [EKS_CLUSTER]: [["roleArn", "eks.amazonaws.com"]],
  // https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
  [EKS_NODE_GROUP]: [["nodeRoleArn", "ec2.amazonaws.com"]],
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
  [INSTANCE_PROFILE]: [["role", "ec2.amazonaws.com"]],
  // https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
  [STATE_MACHINE]: [["roleArn", "states.amazonaws.com"]],
  // https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
  [FIREHOSE_STREAM]: [
    ["extendedS3Configuration.roleArn", "firehose.amazonaws.com"],
    ["kinesisSourceConfiguration.roleArn", "firehose.amazonaws.com"],
  ],
  // https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html
  [EXPERIMENT_TEMPLATE]: [["roleArn", "fis.amazonaws.com"]],
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
  [DB_INSTANCE]: [["monitoringRoleArn", "monitoring.rds.amazonaws.com"]],
  [CLUSTER_INSTANCE]: [["monitoringRoleArn", "monitoring.rds.amazonaws.com"]],
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html
  [DB_PROXY]: [["roleArn", "rds.amazonaws.com"]],
  // https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
  [DEPLOYMENT_GROUP]: [["serviceRoleArn", "codedeploy.amazonaws.com"]],
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
  [API_GATEWAY_ACCOUNT]: [["cloudwatchRoleArn", "apigateway.amazonaws.com"]],
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-metric-streams-trustpolicy.html
  [METRIC_STREAM]: [["roleArn", "streams.metrics.cloudwatch.amazonaws.com"]],
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
  [RESTORE_TESTING_SELECTION]: [["iamRoleArn", "backup.amazonaws.com"]],
};

/**
 * By service, what it assumes a role for, as trust policies have it in aws:SourceArn; of others it is not known here.
 * https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
const SOURCES: Readonly<Record<string, readonly [namespace: string, resource: string]>> = {
  "fis.amazonaws.com": ["fis", "experiment/"],
  "ecs-tasks.amazonaws.com": ["ecs", ""],
};

function sourceOf(service: string, holder: Resource, graph: Graph): string | undefined {
  const [namespace, resource] = SOURCES[service] ?? [];
  if (namespace === undefined) return undefined;
  const place = `${holder.region ?? UNSEEN}:${accountOf(holder, graph) ?? UNSEEN}`;
  return `arn:${partitionOf(holder.region)}:${namespace}:${place}:${resource}${UNSEEN}`;
}

function judge(holder: Resource, property: string, service: string, graph: Graph): Verdict | undefined {
  const { certain, possible, complete } = graph.references(holder, property, [IAM_ROLE]);
  const [role] = certain;
  if (!role || !complete) {
    undecidedIfAny(possible, property, "is its role");
    return undefined;
  }
  const assumed = mayAssume(service, role, { region: holder.region, source: sourceOf(service, holder, graph) }, graph);
  if (assumed.is === "yes") return compliant();
  if (assumed.is === "unknown") return undecided({ property, reason: assumed.why });
  return violation({
    property,
    actual: role.name,
    wanted: `a role whose assumeRolePolicy allows sts:AssumeRole to ${service}`,
    message: `${service} can't assume its role ${role.name}: AWS refuses it, or it can't do its work.`,
  });
}

export const roleTrustsService = defineRule({
  id: "iam-role-trusts-service",
  title: "IAM roles should trust the service that uses them",
  practices: ["REL08-BP05"],
  ofPermissions: true,
  service: "IAM",
  severity: "medium",
  why: "A service can't use a role that does not trust it: AWS refuses the resource in the middle of the deployment, or it fails when it is first needed.",
  fix: "Add the service to the principals of the role's assumeRolePolicy, or give it a role of its own.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html",
  types: Object.keys(HOLDERS),
  check(holder, graph) {
    const checks = (HOLDERS[holder.type] ?? []).map(
      ([property, service]) =>
        () =>
          judge(holder, property, service, graph),
    );
    return failuresOf(verdictsOf(holder, checks, notApplicable("It has no role of the program.")));
  },
});
