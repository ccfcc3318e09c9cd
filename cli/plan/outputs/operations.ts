import type { Subject } from "./subject";
import { arnType, namedType, regionNamedType, type OutputsTable } from "./type-outputs";

/** CloudWatch, Synthetics, CloudTrail, FIS, SNS, SQS, IAM, KMS, SSM. */
export const operationsOutputs: OutputsTable = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": regionNamedType((s) => ({
    arn: s.arn("cloudwatch", `alarm:${s.physicalName}`),
  })),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    // Both regions may have an alarm of this name.
    id: (s) => `${s.text("alarmName")},${s.region}`,
    computed: (s) => ({ arn: s.arn("cloudwatch", `alarm:${s.text("alarmName")}`) }),
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    id: (s) => s.text("dashboardName"),
    computed: (s, id) => ({ dashboardArn: s.globalArn("cloudwatch", `dashboard/${id}`) }),
  },
  "aws:cloudwatch/logGroup:LogGroup": regionNamedType((s) => ({ arn: s.arn("logs", `log-group:${s.physicalName}`) }), {
    longestName: 512,
  }),
  "aws:sns/topicPolicy:TopicPolicy": { id: (s) => `${s.text("arn")},policy-${s.hex(7)}` },
  "aws:sns/topic:Topic": arnType((s) => s.arn("sns", s.physicalName), { named: "name", longestName: 256 }),
  "aws:sns/topicSubscription:TopicSubscription": arnType(
    (s) => `${s.text("topic") || s.arn("sns", s.name)}:${s.uuid()}`,
  ),
  "aws:sqs/queue:Queue": {
    named: "name",
    longestName: 80,
    id: (s) => `https://sqs.${s.region}.${s.dnsSuffix}/${s.account}/${s.physicalName}`,
    computed: (s, id) => ({ url: id, arn: s.arn("sqs", s.physicalName) }),
  },
  "aws:sfn/stateMachine:StateMachine": arnType((s) => s.arn("states", `stateMachine:${s.physicalName}`), {
    named: "name",
    longestName: 80,
  }),
  "aws:iam/role:Role": namedType(
    (s) => ({
      arn: s.globalArn("iam", `role${s.text("path") || "/"}${s.physicalName}`),
      uniqueId: `AROA${s.letters(17)}`,
    }),
    { longestName: 64 },
  ),
  "aws:iam/instanceProfile:InstanceProfile": namedType(
    (s) => ({
      arn: s.globalArn("iam", `instance-profile${s.text("path") || "/"}${s.physicalName}`),
      uniqueId: `AIPA${s.letters(17)}`,
    }),
    { longestName: 128 },
  ),
  "aws:iam/policy:Policy": arnType((s) => s.globalArn("iam", `policy${s.text("path") || "/"}${s.physicalName}`), {
    named: "name",
    longestName: 128,
    computed: (s) => ({ policyId: `ANPA${s.letters(17)}` }),
  }),
  "aws:iam/rolePolicy:RolePolicy": {
    named: "name",
    longestName: 128,
    id: (s) => `${s.text("role")}:${s.physicalName}`,
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { id: (s) => `${s.text("role")}-${s.digits(26)}` },
  "aws:kms/key:Key": {
    id: (s) => (s.inputs["multiRegion"] === true ? multiRegionId(s) : s.uuid()),
    computed: keyOutputs,
  },
  "aws:kms/replicaKey:ReplicaKey": { id: multiRegionId, computed: keyOutputs },
  "aws:kms/alias:Alias": regionNamedType((s) => ({ arn: s.arn("kms", s.physicalName) })),
  "aws:ssm/parameter:Parameter": namedType((s) => ({
    arn: s.arn("ssm", `parameter/${s.physicalName.replace(/^\//, "")}`),
    version: 1,
  })),
  "aws:synthetics/canary:Canary": {
    // Both regions have a canary of a name; every id in a plan is unique.
    id: (s) => `${s.text("name")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("synthetics", `canary:${s.text("name")}`),
      engineArn: s.arn("lambda", `function:cwsyn-${s.text("name")}-${s.uuid()}:1`),
      sourceLocationArn: s.arn("lambda", `layer:cwsyn-${s.text("name")}-${s.uuid()}:1`),
    }),
  },
  "aws:cloudtrail/trail:Trail": namedType((s) => ({ arn: s.arn("cloudtrail", `trail/${s.physicalName}`) }), {
    longestName: 128,
    id: (s) => s.arn("cloudtrail", `trail/${s.physicalName}`),
  }),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": regionNamedType(undefined, { longestName: 512 }),
  "aws:fis/experimentTemplate:ExperimentTemplate": { id: (s) => `EXT${s.letters(18)}` },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: (s) => `${s.text("policyName")},policy-${s.hex(7)}`,
  },
};

/** A multi-Region key's replicas have its id; here another, since every id in a plan is unique. */
function multiRegionId(s: Subject): string {
  return `mrk-${s.hex(32)}`;
}

function keyOutputs(s: Subject, id: string) {
  return { keyId: id, arn: s.arn("kms", `key/${id}`) };
}
