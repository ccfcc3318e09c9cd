import {
  AUTO_SCALING_GROUP,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  INSTANCE_PROFILE,
  LAUNCH_TEMPLATE,
  LISTENER,
  LOAD_BALANCER,
  SECURITY_GROUP,
  TARGET_GROUP,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { EAST, east, WEST, west } from "./stores";

/** Each Region has a stack of its own. */
const stackOf = (region: string) => (region === EAST ? "primary" : "secondary");

export const group = (name: string, region = EAST) =>
  resource(SECURITY_GROUP, name, { name }, { region, stack: stackOf(region) });

/** What differs between sites. */
export interface Web {
  readonly region?: string;
  readonly securityGroup?: Fixture;
  readonly userData?: unknown;
  readonly policy?: unknown;
}

/** Four instances over two zones behind a load balancer, at half of their load. */
export function web({ region = EAST, securityGroup = group("web", region), userData, policy }: Web = {}): Fixture[] {
  const where = { region, stack: stackOf(region) };
  const trust = {
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const role = resource(IAM_ROLE, "web", { name: "web", assumeRolePolicy: JSON.stringify(trust) }, where);
  const document = JSON.stringify({ Statement: policy === undefined ? [] : [policy] });
  const profile = resource(INSTANCE_PROFILE, "web", { role: role.output("name") }, where);
  const template = resource(
    LAUNCH_TEMPLATE,
    "web",
    {
      imageId: "ami-1",
      iamInstanceProfile: { name: profile.output("name") },
      vpcSecurityGroupIds: [securityGroup.id],
      ...(userData !== undefined && { userData }),
    },
    where,
  );
  const subnets = [0, 1].map((zone) => (region === WEST ? west : east).subnets[zone]!.id);
  const targets = resource(TARGET_GROUP, "web", { port: 80, protocol: "HTTP", vpcId: "vpc-1" }, where);
  const outputs = { dnsName: `web.${region}.elb.amazonaws.com`, zoneId: `Z-${region}` };
  const balancer = resource(LOAD_BALANCER, "web", { subnets, loadBalancerType: "application" }, { ...where, outputs });
  const forward = { type: "forward", targetGroupArn: targets.output("arn") };
  return [
    ...(securityGroup.name === "web" ? [securityGroup] : []),
    role,
    resource(IAM_ROLE_POLICY, "web", { role: role.id, policy: document }, where),
    profile,
    template,
    targets,
    balancer,
    resource(LISTENER, "web", { loadBalancerArn: balancer.output("arn"), port: 443, defaultActions: [forward] }, where),
    resource(
      AUTO_SCALING_GROUP,
      "web",
      {
        launchTemplate: { id: template.id, version: "1" },
        vpcZoneIdentifiers: subnets,
        targetGroupArns: [targets.output("arn")],
        ...{ minSize: 4, maxSize: 4, desiredCapacity: 4, healthCheckType: "ELB" },
      },
      where,
    ),
  ];
}
