import { ec2Type, namedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** EC2 without its network, and Auto Scaling. */
export const computeOutputs: OutputsTable = {
  "aws:ec2/instance:Instance": ec2Type("i", "instance", (s) => ({
    primaryNetworkInterfaceId: s.ec2Id("eni"),
    privateIp: `10.${address(s, "private")}`,
    privateDns: `ip-10-${address(s, "private").replaceAll(".", "-")}.ec2.internal`,
  })),
  "aws:ec2/launchTemplate:LaunchTemplate": {
    ...ec2Type("lt", "launch-template", () => ({ latestVersion: 1, defaultVersion: 1 })),
    named: "name",
    longestName: 128,
  },
  "aws:ec2/volume:Volume": ec2Type("vol", "volume"),
  "aws:ec2/keyPair:KeyPair": {
    named: "name",
    id: (s) => s.text("keyName") || s.physicalName,
    computed: (s, id) => ({ arn: s.arn("ec2", `key-pair/${id}`), keyPairId: s.ec2Id("key") }),
  },
  "aws:autoscaling/group:Group": namedType(
    (s) => ({
      arn: s.arn("autoscaling", `autoScalingGroup:${s.uuid()}:autoScalingGroupName/${s.physicalName}`),
    }),
    { longestName: 255 },
  ),
  "aws:autoscaling/policy:Policy": namedType((s) => ({
    arn: s.arn(
      "autoscaling",
      `scalingPolicy:${s.uuid()}:autoScalingGroupName/${s.text("autoscalingGroupName")}:policyName/${s.physicalName}`,
    ),
  })),
  "aws:autoscaling/lifecycleHook:LifecycleHook": namedType(undefined),
};

/** Three numbers of an address, of hosts only. */
function address(s: Subject, salt: string): string {
  const [a, b, c] = [0, 2, 4].map((i) => Number.parseInt(s.hex(6, salt).slice(i, i + 2), 16));
  return `${a}.${b}.${1 + (c! % 254)}`;
}
