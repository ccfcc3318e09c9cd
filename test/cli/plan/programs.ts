import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planStacks, type DeployedResource, type PlannedStack, type PlanOptions } from "../../../cli/plan";

export const PRIMARY = { name: "primary", config: { "aws:region": "us-east-1" } };
export const SECONDARY = { name: "secondary", config: { "aws:region": "us-west-2" } };

/** Plans one stack in us-east-1. */
export async function plan(program: () => unknown, options?: PlanOptions): Promise<PlannedStack> {
  const [stack] = await planStacks(program, "shop", [PRIMARY], options);
  return stack!;
}

export function resourcesOf(stack: PlannedStack): DeployedResource[] {
  return stack.deployment.deployment.resources;
}

/** The one resource of a type, or that of this name. */
export function find(stack: PlannedStack, type: string, name?: string): DeployedResource {
  const found = resourcesOf(stack).filter((r) => r.type === type && (!name || r.urn.endsWith(`::${name}`)));
  if (found.length !== 1) throw new Error(`${found.length} resources are ${type} ${name ?? ""}`);
  return found[0]!;
}

/** A small service: a network, a load balancer, an Auto Scaling group, a bucket and a record, with what they refer to. */
export function smallService() {
  const zones = ["a", "b", "c"].map(
    (letter) => `${pulumi.getStack() === "primary" ? "us-east-1" : "us-west-2"}${letter}`,
  );
  const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
  const subnets = (kind: string, first: number) =>
    zones.map((availabilityZone, i) => {
      const cidrBlock = `10.0.${first + i}.0/24`;
      const args = { vpcId: vpc.id, availabilityZone, cidrBlock };
      return new aws.ec2.Subnet(`net-${kind}-${i + 1}`, args, { parent: vpc }).id;
    });
  const balancer = new aws.lb.LoadBalancer("web", { subnets: subnets("public", 0), loadBalancerType: "application" });
  const targets = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", vpcId: vpc.id });
  new aws.lb.Listener("web", {
    loadBalancerArn: balancer.arn,
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
  });
  const template = new aws.ec2.LaunchTemplate("web", { imageId: "ami-0123456789abcdef0", instanceType: "m7g.large" });
  new aws.autoscaling.Group("web", {
    minSize: 3,
    maxSize: 6,
    vpcZoneIdentifiers: subnets("private", 10),
    targetGroupArns: [targets.arn],
    launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
  });
  const bucket = new aws.s3.Bucket("pages", {}, { protect: true });
  new aws.s3.BucketVersioning("pages", { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } });
  const zone = new aws.route53.Zone("zone", { name: "example.com" });
  new aws.route53.Record("www", {
    zoneId: zone.zoneId,
    name: "www.example.com",
    type: "A",
    aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
  });
  return { host: balancer.dnsName, vpcId: vpc.id };
}
