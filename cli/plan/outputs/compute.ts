import {
  AUTO_SCALING_GROUP,
  EBS_VOLUME,
  EC2_INSTANCE,
  GROUP_SCALING_POLICY,
  LAUNCH_TEMPLATE,
  LIFECYCLE_HOOK,
  SCHEDULED_ACTION,
  SNAPSHOT_POLICY,
  VOLUME_ATTACHMENT,
} from "../../../policy/aws";
import { ec2Type, namedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** Instances, Auto Scaling groups, EBS volumes and Data Lifecycle Manager. */
export const computeOutputs: OutputsTable = {
  [EC2_INSTANCE]: ec2Type("i", "instance", (s) => ({
    primaryNetworkInterfaceId: s.ec2Id("eni"),
    privateIp: `10.${address(s, "private")}`,
    privateDns: `ip-10-${address(s, "private").replaceAll(".", "-")}.ec2.internal`,
  })),
  "aws:ec2/amiCopy:AmiCopy": ec2Type("ami", "image"),
  "aws:ec2/capacityReservation:CapacityReservation": ec2Type("cr", "capacity-reservation"),
  [LAUNCH_TEMPLATE]: {
    ...ec2Type("lt", "launch-template", () => ({ latestVersion: 1, defaultVersion: 1 })),
    named: "name",
    longestName: 128,
  },
  "aws:ec2/keyPair:KeyPair": {
    named: "name",
    id: (s) => s.text("keyName") || s.physicalName,
    computed: (s, id) => ({ arn: s.arn("ec2", `key-pair/${id}`), keyPairId: s.ec2Id("key") }),
  },
  [AUTO_SCALING_GROUP]: namedType(
    (s) => ({
      arn: s.arn("autoscaling", `autoScalingGroup:${s.uuid()}:autoScalingGroupName/${s.physicalName}`),
    }),
    { longestName: 255 },
  ),
  [GROUP_SCALING_POLICY]: namedType((s) => ({
    arn: s.arn(
      "autoscaling",
      `scalingPolicy:${s.uuid()}:autoScalingGroupName/${s.text("autoscalingGroupName")}:policyName/${s.physicalName}`,
    ),
  })),
  [LIFECYCLE_HOOK]: namedType(undefined),
  [SCHEDULED_ACTION]: {
    id: (s) => `${s.text("scheduledActionName")}-${s.hex(7)}`,
    computed: (s) => ({
      arn: s.arn(
        "autoscaling",
        `scheduledUpdateGroupAction:${s.uuid()}:autoScalingGroupName/${s.text("autoscalingGroupName")}:scheduledActionName/${s.text("scheduledActionName")}`,
      ),
    }),
  },
  [EBS_VOLUME]: ec2Type("vol", "volume"),
  // The provider makes it from a hash of the three (hashicorp/terraform-provider-aws, internal/service/ec2/ebs_volume_attachment.go).
  [VOLUME_ATTACHMENT]: { id: (s) => `vai-${s.digits(10)}` },
  // The id is the instance's in AWS; here each resource has its own, so that a value has one owner.
  "aws:ec2transitgateway/instanceState:InstanceState": { id: (s) => `state-of-${s.ec2Id("i")}` },
  [SNAPSHOT_POLICY]: {
    id: (s) => `policy-0${s.hex(16)}`,
    computed: (s, id) => ({ arn: s.arn("dlm", `policy/${id}`) }),
  },
};

/** Three numbers of an address, of hosts only. */
function address(s: Subject, salt: string): string {
  const [a, b, c] = [0, 2, 4].map((i) => Number.parseInt(s.hex(6, salt).slice(i, i + 2), 16));
  return `${a}.${b}.${1 + (c! % 254)}`;
}
