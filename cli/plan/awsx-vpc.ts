import { readVpcArgs, type EndpointSpec, type SubnetSpec, type SubnetType, type VpcArgs } from "./awsx-vpc-args";
import { autoLayout } from "./cidr-layout";
import type { Properties } from "./wire";

/** An output of a child, by the child's key. */
export class ChildOutput {
  constructor(
    readonly child: string,
    readonly property: "id" | "allocationId",
  ) {}
}

/** A child itself, by its key: what a component's output is where it is a resource. */
export class ChildResource {
  constructor(readonly child: string) {}
}

/** A property of a child, or an output of the component: plain JSON with children's outputs and children in it. */
export type Symbolic =
  string | number | boolean | ChildOutput | ChildResource | readonly Symbolic[] | { readonly [key: string]: Symbolic };

/** One resource that the component makes. */
export interface Child {
  /** Type and name; unique within the component. */
  key: string;
  type: string;
  name: string;
  /** The key of the parent; absent for children of the component itself. */
  parent?: string;
  inputs: Record<string, Symbolic>;
  /** Keys of the children that it waits for besides those in its inputs. */
  dependsOn: string[];
}

export interface Expansion {
  /** Each after everything that it refers to. */
  children: Child[];
  outputs: Record<string, Symbolic>;
  /** By output: the keys of the children that a consumer of the output depends on, besides the component itself. */
  outputDependencies: Record<string, string[]>;
}

const TYPE_ORDER: readonly SubnetType[] = ["Public", "Private", "Isolated"];
const ANYWHERE = "0.0.0.0/0";

/**
 * What awsx:ec2:Vpc makes of its arguments: the same resources, names, parents and inputs as the genuine component
 * (compared with recordings of awsx 3.9 in test/cli/plan/awsx-vpc.test.ts; pulumi-awsx, awsx/ec2/vpc.ts).
 *
 * @param name the component's name
 * @param object its arguments as the program gave them
 * @throws Error for arguments that awsx refuses, with its message, and for those that the plan does not know
 */
export function expandVpc(name: string, object: Properties): Expansion {
  return new VpcExpansion(name, readVpcArgs(object)).expand();
}

/** One subnet of one zone. */
interface Placed {
  spec: SubnetSpec;
  /** `<component>-<spec's name or type>-<zone, from 1>` */
  name: string;
  zone: number;
  cidrBlock: string;
}

class VpcExpansion {
  private readonly children: Child[] = [];
  private readonly tags: Record<string, string>;
  private readonly region: Record<string, Symbolic>;

  constructor(
    private readonly name: string,
    private readonly args: VpcArgs,
  ) {
    this.tags = { Name: name, ...args.tags };
    const region = args.vpcInputs["region"];
    this.region = typeof region === "string" ? { region } : {};
  }

  expand(): Expansion {
    const subnets = this.placedSubnets();
    const vpc = this.vpc();
    const gateway = this.add("internetGateway:InternetGateway", this.name, vpc, { vpcId: id(vpc), tags: this.tags });
    const tables = subnets.map((subnet) => this.subnet(subnet, vpc, gateway));
    this.args.vpcEndpointSpecs.forEach((spec) => this.endpoint(spec, vpc, tables));
    return { children: this.children, ...this.outputs(subnets, vpc, gateway) };
  }

  /** By zone, and in it by type; the blocks follow the order of the specs. */
  private placedSubnets(): Placed[] {
    const { availabilityZoneNames: zones, cidrBlock, subnetSpecs } = this.args;
    const layout = autoLayout(cidrBlock, zones.length, subnetSpecs);
    return layout.flatMap((blocks, zone) => {
      const placed = subnetSpecs.map((spec, index) => ({
        spec,
        zone,
        name: `${this.name}-${spec.name ?? spec.type.toLowerCase()}-${zone + 1}`,
        cidrBlock: blocks[index]!,
      }));
      return placed.sort((a, b) => TYPE_ORDER.indexOf(a.spec.type) - TYPE_ORDER.indexOf(b.spec.type));
    });
  }

  private vpc(): string {
    const { cidrBlock, vpcInputs } = this.args;
    const inputs = { cidrBlock, ...(vpcInputs as Record<string, Symbolic>), tags: this.tags };
    return this.add("vpc:Vpc", this.name, undefined, inputs);
  }

  /** The subnet with its route table, association, NAT gateway and route. @returns the route table's key */
  private subnet(placed: Placed, vpc: string, gateway: string): string {
    const { spec, name } = placed;
    const own = { ...this.tags, Name: name, SubnetType: spec.type };
    const subnet = this.add("subnet:Subnet", name, vpc, {
      vpcId: id(vpc),
      availabilityZone: this.args.availabilityZoneNames[placed.zone]!,
      cidrBlock: placed.cidrBlock,
      mapPublicIpOnLaunch: spec.type === "Public",
      assignIpv6AddressOnCreation: false,
      tags: { ...this.tags, ...spec.tags, Name: name, SubnetType: spec.type },
    });
    const table = this.add("routeTable:RouteTable", name, subnet, { vpcId: id(vpc), tags: own });
    this.add("routeTableAssociation:RouteTableAssociation", name, table, {
      routeTableId: id(table),
      subnetId: id(subnet),
    });
    if (spec.type === "Public") this.natGateway(placed, subnet);
    this.route(placed, table, gateway);
    return table;
  }

  /** One in each zone, or in the first only, in the zone's first public subnet. */
  private natGateway({ zone }: Placed, subnet: string): void {
    const { strategy } = this.args.natGateways;
    const name = `${this.name}-${zone + 1}`;
    const wanted = strategy === "OnePerAz" || (strategy === "Single" && zone === 0);
    if (!wanted || this.children.some((child) => child.key === natKey(name))) return;
    const tags = { ...this.args.tags, Name: name };
    const eip = this.add("eip:Eip", name, subnet, { tags });
    this.add("natGateway:NatGateway", name, subnet, {
      subnetId: id(subnet),
      allocationId: new ChildOutput(eip, "allocationId"),
      tags,
    });
  }

  private route({ spec, zone, name }: Placed, table: string, gateway: string): void {
    const { strategy } = this.args.natGateways;
    const nat = natKey(`${this.name}-${strategy === "Single" ? 1 : zone + 1}`);
    const target: Record<string, Symbolic> | undefined =
      spec.type === "Public"
        ? { gatewayId: id(gateway) }
        : spec.type === "Private" && strategy !== "None"
          ? { natGatewayId: id(nat) }
          : undefined;
    if (!target) return;
    const inputs = { routeTableId: id(table), ...target, destinationCidrBlock: ANYWHERE };
    this.add("route:Route", name, table, inputs);
  }

  /** A gateway endpoint, in every route table. Its name has no prefix: two VPCs with endpoints need different parents. */
  private endpoint(spec: EndpointSpec, vpc: string, tables: string[]): void {
    this.add("vpcEndpoint:VpcEndpoint", spec.serviceName, vpc, {
      serviceName: spec.serviceName,
      vpcEndpointType: "Gateway",
      vpcId: id(vpc),
      routeTableIds: tables.map(id),
      tags: { ...this.tags, ...spec.tags },
    });
  }

  private add(kind: string, name: string, parent: string | undefined, inputs: Record<string, Symbolic>): string {
    const type = `aws:ec2/${kind}`;
    const key = keyOf(type, name);
    const region = parent === undefined ? {} : this.region;
    this.children.push({
      key,
      type,
      name,
      parent,
      inputs: { ...region, ...inputs },
      dependsOn: parent ? [parent] : [],
    });
    return key;
  }

  private outputs(subnets: Placed[], vpc: string, gateway: string): Omit<Expansion, "children"> {
    const all = (kind: string) => this.children.filter((c) => c.type === `aws:ec2/${kind}`).map((c) => c.key);
    const ofType = (type: SubnetType) =>
      subnets.filter((s) => s.spec.type === type).map((s) => keyOf("aws:ec2/subnet:Subnet", s.name));
    const resources = {
      vpc: [vpc],
      internetGateway: [gateway],
      subnets: all("subnet:Subnet"),
      publicSubnets: ofType("Public"),
      privateSubnets: ofType("Private"),
      isolatedSubnets: ofType("Isolated"),
      routeTables: all("routeTable:RouteTable"),
      routeTableAssociations: all("routeTableAssociation:RouteTableAssociation"),
      routes: all("route:Route"),
      natGateways: all("natGateway:NatGateway"),
      eips: all("eip:Eip"),
      vpcEndpoints: all("vpcEndpoint:VpcEndpoint"),
    };
    const outputs: Record<string, Symbolic> = {
      ...mapValues(resources, (keys) => keys.map((key) => new ChildResource(key))),
      vpc: new ChildResource(vpc),
      internetGateway: new ChildResource(gateway),
      vpcId: id(vpc),
      publicSubnetIds: resources.publicSubnets.map(id),
      privateSubnetIds: resources.privateSubnets.map(id),
      isolatedSubnetIds: resources.isolatedSubnets.map(id),
      subnetLayout: this.args.subnetSpecs.map(resolvedSpec),
    };
    // A consumer of any output depends on the VPC and all subnets: awsx makes all outputs with one `apply` over these.
    const always = [vpc, ...resources.subnets];
    const own: Record<string, string[]> = resources;
    const outputDependencies = mapValues(outputs, (_, key) => [...new Set([...always, ...(own[key] ?? [])])]);
    return { outputs, outputDependencies };
  }
}

function resolvedSpec({ type, name, cidrMask }: SubnetSpec): Symbolic {
  return { type, ...(name && { name }), ...(cidrMask !== undefined && { cidrMask, size: 2 ** (32 - cidrMask) }) };
}

function keyOf(type: string, name: string): string {
  return `${type}::${name}`;
}

function natKey(name: string): string {
  return keyOf("aws:ec2/natGateway:NatGateway", name);
}

function id(child: string): ChildOutput {
  return new ChildOutput(child, "id");
}

function mapValues<T, U>(object: Record<string, T>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
