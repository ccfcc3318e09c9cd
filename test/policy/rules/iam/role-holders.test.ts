import assert from "node:assert/strict";
import { roleTrustsService } from "../../../../policy/rules/iam/role-trusts-service";
import { graphOf, judgementsOf, resource } from "../../fixtures";
import { role } from "../../permissions/resources";

/** Who assumes the role of each property, as AWS's pages on the roles of each service have it. */
const HOLDERS: Readonly<Record<string, readonly (readonly [type: string, property: string])[]>> = {
  "lambda.amazonaws.com": [
    ["aws:lambda/function:Function", "role"],
    ["aws:synthetics/canary:Canary", "executionRoleArn"],
  ],
  "ecs-tasks.amazonaws.com": [
    ["aws:ecs/taskDefinition:TaskDefinition", "executionRoleArn"],
    ["aws:ecs/taskDefinition:TaskDefinition", "taskRoleArn"],
  ],
  "eks.amazonaws.com": [["aws:eks/cluster:Cluster", "roleArn"]],
  "ec2.amazonaws.com": [
    ["aws:eks/nodeGroup:NodeGroup", "nodeRoleArn"],
    ["aws:iam/instanceProfile:InstanceProfile", "role"],
  ],
  "states.amazonaws.com": [["aws:sfn/stateMachine:StateMachine", "roleArn"]],
  "firehose.amazonaws.com": [
    ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "extendedS3Configuration.roleArn"],
    ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "kinesisSourceConfiguration.roleArn"],
  ],
  "fis.amazonaws.com": [["aws:fis/experimentTemplate:ExperimentTemplate", "roleArn"]],
  "monitoring.rds.amazonaws.com": [
    ["aws:rds/instance:Instance", "monitoringRoleArn"],
    ["aws:rds/clusterInstance:ClusterInstance", "monitoringRoleArn"],
  ],
  "rds.amazonaws.com": [["aws:rds/proxy:Proxy", "roleArn"]],
  "codedeploy.amazonaws.com": [["aws:codedeploy/deploymentGroup:DeploymentGroup", "serviceRoleArn"]],
  "apigateway.amazonaws.com": [["aws:apigateway/account:Account", "cloudwatchRoleArn"]],
  "streams.metrics.cloudwatch.amazonaws.com": [["aws:cloudwatch/metricStream:MetricStream", "roleArn"]],
  "backup.amazonaws.com": [["aws:backup/restoreTestingSelection:RestoreTestingSelection", "iamRoleArn"]],
};

describe("iam-role-trusts-service, of each property that names a role", () => {
  const judged = (type: string, property: string, trusted: string) => {
    const own = role("own", trusted, []);
    const [first = "", second] = property.split(".");
    const inputs = { [first]: second === undefined ? own.output("arn") : { [second]: own.output("arn") } };
    const holder = resource(type, "holder", inputs, { region: "us-east-1" });
    return judgementsOf(roleTrustsService, graphOf(own, holder)).map((one) =>
      one.verdict === "violation" ? `${one.property}: ${one.message.split(" can't")[0]}` : one.verdict,
    );
  };

  for (const [service, holders] of Object.entries(HOLDERS))
    for (const [type, property] of holders)
      it(`${property} of ${type}: ${service} alone`, () => {
        assert.deepEqual(judged(type, property, service), ["compliant"]);
        assert.deepEqual(judged(type, property, "elasticbeanstalk.amazonaws.com"), [`${property}: ${service}`]);
      });

  it("has a row for every type that it judges", () => {
    const types = Object.values(HOLDERS).flatMap((list) => list.map(([type]) => type));
    assert.deepEqual([...new Set(types)].sort(), [...roleTrustsService.types].sort());
  });
});
