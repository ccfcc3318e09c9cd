import { strict as assert } from "node:assert";
import {
  BUCKET,
  EBS_VOLUME,
  EC2_INSTANCE,
  LISTENER,
  LOAD_BALANCER,
  SUBNET,
  TARGET_GROUP,
  TARGET_GROUP_ATTACHMENT,
} from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource, type Fixture } from "../fixtures";

const region = "us-east-1";
const made = (type: string, name: string, inputs: Record<string, unknown>, outputs: Record<string, unknown> = {}) =>
  resource(type, name, inputs, { region, outputs });

/** An instance in each of two zones behind a load balancer, a volume in one of them, and a bucket. */
function site(): Fixture[] {
  const subnets = ["a", "b"].map((zone) => made(SUBNET, `subnet-${zone}`, { availabilityZone: region + zone }));
  const targets = made(TARGET_GROUP, "web", { port: 80 });
  const dnsName = "web.us-east-1.elb.amazonaws.com";
  const balancer = made(LOAD_BALANCER, "web", { subnets: subnets.map(({ id }) => id) }, { dnsName });
  const forward = { type: "forward", targetGroupArn: targets.output("arn") };
  const hosts = subnets.flatMap((subnet, index) => {
    const zone = region + "ab"[index]!;
    const host = made(EC2_INSTANCE, `web-${zone}`, { subnetId: subnet.id }, { availabilityZone: zone });
    const attached = { targetGroupArn: targets.output("arn"), targetId: host.id };
    return [host, made(TARGET_GROUP_ATTACHMENT, `web-${zone}`, attached)];
  });
  return [
    ...subnets,
    ...hosts,
    targets,
    balancer,
    made(LISTENER, "web", { loadBalancerArn: balancer.output("arn"), defaultActions: [forward] }),
    made(EBS_VOLUME, "disk", { availabilityZone: "us-east-1a", size: 100 }),
    made(BUCKET, "uploads", {}),
  ];
}

describe("what a fault does to resources at once", () => {
  const name = (urn: string) => urn.split("::").slice(-2).join(" ").split("/").at(-1)!.replace(/.*:/, "");
  const { damage = [] } = simulate(graphOf(...site()), { pairs: false, damage: true });
  const of = (fault: string) => {
    const { down = [], partly = [] } = damage.find((one) => one.fault === fault) ?? {};
    return { down: down.map(name).sort(), partly: partly.map(name).sort() };
  };
  const BOTH = ["Instance web-us-east-1a", "Instance web-us-east-1b"];

  const CASES: [fault: string, down: string[], partly: string[]][] = [
    ["host web-us-east-1a", [BOTH[0]!], []],
    ["zone us-east-1a", [BOTH[0]!, "Subnet subnet-a", "Volume disk"], ["LoadBalancer web"]],
    ["service s3@us-east-1", ["Bucket uploads"], []],
    ["content disk", ["Volume disk"], []],
    [
      "region us-east-1 outage",
      ["Bucket uploads", ...BOTH, "LoadBalancer web", "Subnet subnet-a", "Subnet subnet-b", "Volume disk"],
      [],
    ],
    ["plane ec2.launch@us-east-1", [], []],
  ];
  for (const [fault, down, partly] of CASES) it(fault, () => assert.deepEqual(of(fault), { down, partly }));

  it("is read only where it is asked for", () => {
    assert.equal(simulate(graphOf(...site()), { pairs: false }).damage, undefined);
  });
});
