/*
 * Resources as a stack export has them, for the tests of the page: a service in two regions with every kind of resource that the
 * page draws, and single resources to vary it.
 */
import { OF_PAGE } from "../../../../cli/report/page";
import { modelOf, type Model } from "../../../../cli/report/page/model";
import { graphFromExports, type ExportDocument, type Graph } from "../../../../policy/graph";
import { simulate, type Simulation } from "../../../../policy/simulation";

/** One of `deployment.resources` of a `pulumi stack export`; other fields are ignored. */
interface ExportResource {
  urn: string;
  type: string;
  custom?: boolean;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  parent?: string;
  dependencies?: string[];
  propertyDependencies?: Record<string, string[]>;
  provider?: string;
  protect?: boolean;
}

export interface Stack {
  name: string;
  region: string;
  resources: ExportResource[];
}

export function stackOf(name: string, region: string): Stack {
  const urn = `urn:pulumi:${name}::shop::pulumi:providers:aws::default`;
  return {
    name,
    region,
    resources: [{ urn, type: "pulumi:providers:aws", custom: true, id: "p", inputs: { region } }],
  };
}

/** The stacks as exports. */
export function documentsOf(stacks: readonly Stack[]): ExportDocument[] {
  return stacks.map(({ name, resources }) => ({ file: name, document: { version: 3, deployment: { resources } } }));
}

/** What the page shows of the stacks' simulation. */
export function simulationOf(documents: readonly ExportDocument[]): Simulation {
  return simulate(graphFromExports(documents), { ...OF_PAGE, pairs: false });
}

/** A simulation of no functions, for pages that are about something else. */
export const NO_SIMULATION: Simulation = {
  functions: [],
  faults: [],
  steps: [],
  survival: [],
  cutSets: [],
  blindSpots: [],
};

/** Adds a resource, with `inputs` and more as outputs, and returns it. */
export function add(
  stack: Stack,
  type: string,
  name: string,
  inputs: Record<string, unknown> = {},
  answers: Record<string, unknown> = {},
): ExportResource & { id: string } {
  const urn = `urn:pulumi:${stack.name}::shop::${type}::${name}`;
  const id = `${type.split(":").at(-1)!.toLowerCase()}-${stack.name}-${name}-0a1`;
  const provider = `${stack.resources[0]!.urn}::p`;
  const resource = { urn, type, custom: true, id, inputs, outputs: { ...inputs, ...answers }, provider };
  stack.resources.push(resource);
  return resource;
}

export interface ServiceSize {
  zones?: number;
  min?: number;
  desired?: number;
  max?: number;
  /** One NAT gateway, in the first zone, for all. */
  singleNat?: boolean;
  /** Part of every name. */
  name?: string;
}

const EC2 = (type: string) => `aws:ec2/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;

/** A VPC over some zones; returns the ids of its public and private subnets. */
export function addNetwork(stack: Stack, { zones = 3, singleNat = false, name = "web" }: ServiceSize) {
  const vpc = add(stack, EC2("Vpc"), name, { cidrBlock: "10.0.0.0/16" });
  const internet = add(stack, EC2("InternetGateway"), name, { vpcId: vpc.id });
  const nats: string[] = [];
  const subnets = { public: [] as string[], private: [] as string[] };
  for (let i = 0; i < zones; i += 1) {
    for (const tier of ["public", "private"] as const) {
      const own = `${name}-${tier}-${i}`;
      const zone = `${stack.region}${"abcdef"[i]!}`;
      const cidrBlock = `10.0.${i * 2 + (tier === "public" ? 0 : 1)}.0/24`;
      const subnet = add(stack, EC2("Subnet"), own, { vpcId: vpc.id, availabilityZone: zone, cidrBlock });
      const table = add(stack, EC2("RouteTable"), own, { vpcId: vpc.id });
      add(stack, EC2("RouteTableAssociation"), own, { subnetId: subnet.id, routeTableId: table.id });
      if (tier === "public" && (i === 0 || !singleNat)) {
        nats.push(add(stack, EC2("NatGateway"), `${name}-${i}`, { subnetId: subnet.id }).id);
      }
      const nat = { natGatewayId: nats.at(-1) };
      add(stack, EC2("Route"), own, {
        routeTableId: table.id,
        ...(tier === "public" ? { gatewayId: internet.id } : nat),
      });
      subnets[tier].push(subnet.id);
    }
  }
  return { vpcId: vpc.id, subnets };
}

/** A load balancer, its target group and the Auto Scaling group behind it, in the given subnets. */
export function addService(stack: Stack, network: ReturnType<typeof addNetwork>, size: ServiceSize) {
  const { min = 6, max = 18, name = "web" } = size;
  const dnsName = `${name}-${stack.name}-123.${stack.region}.elb.amazonaws.com`;
  const arn = (what: string) =>
    `arn:aws:elasticloadbalancing:${stack.region}:123456789012:${what}/${stack.name}-${name}`;
  const { subnets } = network;
  const balancer = add(
    stack,
    "aws:lb/loadBalancer:LoadBalancer",
    name,
    { subnets: subnets.public },
    { arn: arn("lb"), dnsName },
  );
  const group = { vpcId: network.vpcId, port: 8080, protocol: "HTTP", healthCheck: { path: "/healthz", interval: 10 } };
  const targets = add(stack, "aws:lb/targetGroup:TargetGroup", name, group, { arn: arn("tg") });
  const defaultActions = [{ type: "forward", targetGroupArn: arn("tg") }];
  add(stack, "aws:lb/listener:Listener", name, {
    loadBalancerArn: arn("lb"),
    port: 443,
    protocol: "HTTPS",
    defaultActions,
  });
  const asg = add(stack, "aws:autoscaling/group:Group", name, {
    minSize: min,
    desiredCapacity: size.desired ?? min,
    maxSize: max,
    vpcZoneIdentifiers: subnets.private,
    targetGroupArns: [arn("tg")],
  });
  return { balancer, targets, group: asg, dnsName };
}

/** An alias record. */
export function addRecord(stack: Stack, name: string, inputs: Record<string, unknown>, leadsTo: string) {
  const aliases = [{ name: leadsTo, zoneId: "Z1H1FL5HABSF5", evaluateTargetHealth: true }];
  return add(stack, "aws:route53/record:Record", name, { type: "A", zoneId: "Z0A", aliases, ...inputs });
}

export const failover = (type: "PRIMARY" | "SECONDARY") => ({
  setIdentifier: type,
  failoverRoutingPolicies: [{ type }],
});

/**
 * A warm standby: shop.example.com leads to the primary, then to standby.shop.example.com, which leads to the secondary, then to
 * a page on CloudFront. The primary's health check is calculated, with an inverted switch among its children.
 */
export function warmStandby(primarySize: ServiceSize = {}, secondarySize: ServiceSize = { min: 3 }): Stack[] {
  const [primary, secondary] = [stackOf("primary", "us-east-1"), stackOf("secondary", "us-west-2")];
  const first = addService(primary, addNetwork(primary, primarySize), primarySize);
  const second = addService(secondary, addNetwork(secondary, secondarySize), secondarySize);
  const bucket = (name: string) =>
    add(
      secondary,
      "aws:s3/bucket:Bucket",
      name,
      { bucket: `shop-${name}` },
      {
        arn: `arn:aws:s3:::shop-${name}`,
        bucketRegionalDomainName: `shop-${name}.s3.us-west-2.amazonaws.com`,
      },
    );
  const switches = bucket("switch");
  bucket("page");
  add(secondary, "aws:s3/bucketVersioning:BucketVersioning", "page", { bucket: "shop-page" });
  const page = { arn: "arn:aws:cloudfront::123456789012:distribution/E1", domainName: "d123.cloudfront.net" };
  const origins = [{ originId: "page", domainName: "shop-page.s3.us-west-2.amazonaws.com" }];
  add(secondary, "aws:cloudfront/distribution:Distribution", "page", { origins }, page);
  const check = (stack: Stack, name: string, inputs: Record<string, unknown>) =>
    add(stack, "aws:route53/healthCheck:HealthCheck", name, inputs).id;
  const pace = { requestInterval: 10, failureThreshold: 3 };
  const children = [
    check(primary, "endpoint", {
      type: "HTTPS",
      fqdn: "us-east-1.shop.example.com",
      resourcePath: "/healthz",
      port: 443,
      ...pace,
    }),
    check(primary, "switch", {
      type: "HTTPS",
      fqdn: switches.outputs!["bucketRegionalDomainName"],
      resourcePath: "/live/out",
      invertHealthcheck: true,
      ...pace,
    }),
  ];
  const live = check(primary, "live", { type: "CALCULATED", childHealthchecks: children, childHealthThreshold: 2 });
  const standby = check(secondary, "endpoint", {
    type: "HTTPS",
    fqdn: "us-west-2.shop.example.com",
    port: 8443,
    ...pace,
  });
  add(primary, "aws:route53/zone:Zone", "zone", { name: "example.com" });
  addRecord(primary, "live", { name: "shop.example.com", healthCheckId: live, ...failover("PRIMARY") }, first.dnsName);
  addRecord(secondary, "live", { name: "shop.example.com", ...failover("SECONDARY") }, "standby.shop.example.com");
  const behind = { name: "standby.shop.example.com" };
  addRecord(secondary, "standby", { ...behind, healthCheckId: standby, ...failover("PRIMARY") }, second.dnsName);
  addRecord(secondary, "page", { ...behind, ...failover("SECONDARY") }, page.domainName);
  addRecord(primary, "regional", { name: "us-east-1.shop.example.com" }, first.dnsName);
  return [primary, secondary];
}

export function graphOf(stacks: readonly Stack[]): Graph {
  return graphFromExports(
    stacks.map(({ name, resources }) => ({ file: name, document: { version: 3, deployment: { resources } } })),
  );
}

export function modelFrom(stacks: readonly Stack[]): Model {
  return modelOf(graphOf(stacks));
}

/** A URN's stack and name, as tests name resources: "primary web". */
export function short(urn: string | undefined): string {
  const [head = "", , , name = ""] = (urn ?? "").split("::");
  return `${head.split(":").at(-1)} ${name}`;
}
