import {
  CANARY,
  COMPOSITE_ALARM,
  DASHBOARD,
  EXPERIMENT_TEMPLATE,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_ROLE_POLICY_ATTACHMENT,
  INSTANCE_PROFILE,
  KMS_ALIAS,
  KMS_KEY,
  KMS_REPLICA_KEY,
  LOG_GROUP,
  METRIC_ALARM,
  METRIC_FILTER,
  QUEUE,
  SLACK_CHANNEL,
  SSM_PARAMETER,
  STATE_MACHINE,
  TEAMS_CHANNEL,
  TOPIC,
  TOPIC_POLICY,
  TOPIC_SUBSCRIPTION,
  TRAIL,
} from "../../../policy/aws";
import type { Subject } from "./subject";
import { arnType, namedType, regionNamedType, type OutputsTable, type TypeOutputs } from "./type-outputs";

/** A configuration of a channel, which is in no one Region (https://docs.aws.amazon.com/chatbot/latest/APIReference/API_SlackChannelConfiguration.html). */
const chatType = (kind: string): TypeOutputs => ({
  id: (s) => s.globalArn("chatbot", `chat-configuration/${kind}/${s.text("configurationName")}`),
  computed: (_, id) => ({ chatConfigurationArn: id }),
});

/** CloudWatch, Synthetics, CloudTrail, FIS, SNS, SQS, IAM, KMS, SSM. */
export const operationsOutputs: OutputsTable = {
  [METRIC_ALARM]: regionNamedType((s) => ({
    arn: s.arn("cloudwatch", `alarm:${s.physicalName}`),
  })),
  [COMPOSITE_ALARM]: {
    // Both regions may have an alarm of this name.
    id: (s) => `${s.text("alarmName")},${s.region}`,
    computed: (s) => ({ arn: s.arn("cloudwatch", `alarm:${s.text("alarmName")}`) }),
  },
  [DASHBOARD]: {
    id: (s) => s.text("dashboardName"),
    computed: (s, id) => ({ dashboardArn: s.globalArn("cloudwatch", `dashboard/${id}`) }),
  },
  [LOG_GROUP]: regionNamedType((s) => ({ arn: s.arn("logs", `log-group:${s.physicalName}`) }), {
    longestName: 512,
  }),
  [TOPIC_POLICY]: { id: (s) => `${s.text("arn")},policy-${s.hex(7)}` },
  [TOPIC]: arnType((s) => s.arn("sns", s.physicalName), { named: "name", longestName: 256 }),
  [TOPIC_SUBSCRIPTION]: arnType((s) => `${s.text("topic") || s.arn("sns", s.name)}:${s.uuid()}`),
  [QUEUE]: {
    named: "name",
    longestName: 80,
    id: (s) => `https://sqs.${s.region}.${s.dnsSuffix}/${s.account}/${s.physicalName}`,
    computed: (s, id) => ({ url: id, arn: s.arn("sqs", s.physicalName) }),
  },
  [STATE_MACHINE]: arnType((s) => s.arn("states", `stateMachine:${s.physicalName}`), {
    named: "name",
    longestName: 80,
  }),
  [SLACK_CHANNEL]: chatType("slack-channel"),
  [TEAMS_CHANNEL]: chatType("microsoft-teams-channel"),
  [IAM_ROLE]: namedType(
    (s) => ({
      arn: s.globalArn("iam", `role${s.text("path") || "/"}${s.physicalName}`),
      uniqueId: `AROA${s.letters(17)}`,
    }),
    { longestName: 64 },
  ),
  [INSTANCE_PROFILE]: namedType(
    (s) => ({
      arn: s.globalArn("iam", `instance-profile${s.text("path") || "/"}${s.physicalName}`),
      uniqueId: `AIPA${s.letters(17)}`,
    }),
    { longestName: 128 },
  ),
  [IAM_POLICY]: arnType((s) => s.globalArn("iam", `policy${s.text("path") || "/"}${s.physicalName}`), {
    named: "name",
    longestName: 128,
    computed: (s) => ({ policyId: `ANPA${s.letters(17)}` }),
  }),
  [IAM_ROLE_POLICY]: {
    named: "name",
    longestName: 128,
    id: (s) => `${s.text("role")}:${s.physicalName}`,
  },
  [IAM_ROLE_POLICY_ATTACHMENT]: { id: (s) => `${s.text("role")}-${s.digits(26)}` },
  [KMS_KEY]: {
    id: (s) => (s.inputs["multiRegion"] === true ? multiRegionId(s) : s.uuid()),
    computed: keyOutputs,
  },
  [KMS_REPLICA_KEY]: { id: multiRegionId, computed: keyOutputs },
  [KMS_ALIAS]: regionNamedType((s) => ({ arn: s.arn("kms", s.physicalName) })),
  [SSM_PARAMETER]: regionNamedType((s) => ({
    arn: s.arn("ssm", `parameter/${s.physicalName.replace(/^\//, "")}`),
    version: 1,
  })),
  [CANARY]: {
    // Both regions have a canary of a name; every id in a plan is unique.
    id: (s) => `${s.text("name")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("synthetics", `canary:${s.text("name")}`),
      engineArn: s.arn("lambda", `function:cwsyn-${s.text("name")}-${s.uuid()}:1`),
      sourceLocationArn: s.arn("lambda", `layer:cwsyn-${s.text("name")}-${s.uuid()}:1`),
    }),
  },
  [TRAIL]: namedType((s) => ({ arn: s.arn("cloudtrail", `trail/${s.physicalName}`) }), {
    longestName: 128,
    id: (s) => s.arn("cloudtrail", `trail/${s.physicalName}`),
  }),
  [METRIC_FILTER]: regionNamedType(undefined, { longestName: 512 }),
  [EXPERIMENT_TEMPLATE]: { id: (s) => `EXT${s.letters(18)}` },
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
