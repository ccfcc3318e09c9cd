import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Topology } from "../topology";
import { experimentsLogGroup } from "../topology/audit";

/**
 * The experiments' log. A resource policy of CloudWatch Logs allows the delivery service: AWS would write one itself, if the
 * experiment's role were allowed to (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html), and it is not.
 */
export class ExperimentLog extends pulumi.ComponentResource {
  /** In the form that FIS requires, with `:*` at its end. */
  readonly groupArn: pulumi.Output<string>;

  constructor(
    name: string,
    { settings, topology }: { settings: Settings; topology: Topology },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:chaos:ExperimentLog", name, {}, opts);
    const parent = { parent: this };
    const { workload, experiments } = settings;
    const group = new aws.cloudwatch.LogGroup(
      name,
      { name: experimentsLogGroup(workload), retentionInDays: experiments.logRetentionDays },
      parent,
    );
    const groupArn = pulumi.interpolate`${group.arn}:*`;
    const policy = new aws.cloudwatch.LogResourcePolicy(
      name,
      {
        policyName: name,
        policyDocument: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ExperimentsAreLogged",
              Effect: "Allow",
              Principal: { Service: "delivery.logs.amazonaws.com" },
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: groupArn,
              Condition: {
                StringEquals: { "aws:SourceAccount": workload.account },
                ArnLike: { "aws:SourceArn": `arn:aws:logs:${topology.region}:${workload.account}:*` },
              },
            },
          ],
        }),
      },
      parent,
    );
    // The templates depend on the policy too.
    this.groupArn = pulumi.all([groupArn, policy.id]).apply(([arn]) => arn);
    this.registerOutputs({ group: group.name });
  }
}
