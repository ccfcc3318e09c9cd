import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { NewVpc } from "../config/schema/network";
import { placeOfZone, subnetBlocks, type SubnetMasks } from "../topology/subnets";

const ANYWHERE = "0.0.0.0/0";

/** The protection is the VPC's alone, and not of all that is below it. */
const UNPROTECTED = { protect: false };

/** @param region the region, for the names of its gateway endpoints */
export interface VpcArgs {
  settings: NewVpc;
  /** The Availability Zones, in their own order. */
  zones: readonly string[];
  region: string;
}

type Kind = keyof SubnetMasks;

/** A subnet with its route table. */
interface Subnet {
  subnet: aws.ec2.Subnet;
  table: aws.ec2.RouteTable;
  parent: { parent: pulumi.Resource };
}

/**
 * A VPC with a public and a private subnet in each Availability Zone, a route table for each, an internet gateway and NAT gateways.
 *
 * Not awsx's component, whose subnets are named and laid out by their position among the zones: with a zone taken out or added before another, the
 * others would be replaced, by subnets of blocks that the old ones still have. Here names and blocks follow from the zone's letter. Names, parents and, for
 * zones a to d, blocks are those that awsx 3 gives to three or four zones.
 */
export class Vpc extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** By Availability Zone. */
  readonly natGatewayIds: ReadonlyMap<string, pulumi.Output<string>>;
  /** One in each Availability Zone, in their order. */
  readonly publicSubnetIds: pulumi.Output<string>[];
  /** One in each Availability Zone, in their order. */
  readonly privateSubnetIds: pulumi.Output<string>[];
  private readonly vpc: aws.ec2.Vpc;

  constructor(
    private readonly name: string,
    private readonly args: VpcArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:network:Vpc", name, {}, opts);
    const { settings, zones } = args;
    this.vpc = new aws.ec2.Vpc(
      name,
      { cidrBlock: settings.cidr, enableDnsHostnames: true, enableDnsSupport: true, tags: { Name: name } },
      // Another block is another VPC: every subnet would be replaced, and a database cannot follow.
      { parent: this, protect: true },
    );
    this.vpcId = this.vpc.id;
    const gateway = new aws.ec2.InternetGateway(
      name,
      { vpcId: this.vpcId, tags: { Name: name } },
      { parent: this.vpc, ...UNPROTECTED },
    );
    const publics = zones.map((zone) => this.subnet("public", zone));
    const privates = zones.map((zone) => this.subnet("private", zone));
    this.publicSubnetIds = publics.map(({ subnet }) => subnet.id);
    this.privateSubnetIds = privates.map(({ subnet }) => subnet.id);
    publics.forEach((one, i) => this.route("public", zones[i]!, one, { gatewayId: gateway.id }));
    this.natGatewayIds = this.natGateways(publics, gateway);
    privates.forEach((one, i) => {
      const natGatewayId = this.natGatewayIds.get(zones[i]!) ?? [...this.natGatewayIds.values()][0];
      if (natGatewayId) this.route("private", zones[i]!, one, { natGatewayId });
    });
    this.endpoints([...publics, ...privates]);
    this.registerOutputs({ vpcId: this.vpcId });
  }

  private subnet(kind: Kind, zone: string): Subnet {
    const { cidr, subnets } = this.args.settings;
    const name = this.nameIn(zone, kind);
    const tags = { Name: name, SubnetType: kind === "public" ? "Public" : "Private" };
    const subnet = new aws.ec2.Subnet(
      name,
      {
        vpcId: this.vpcId,
        availabilityZone: zone,
        // The checks of the settings have refused what does not fit.
        cidrBlock: subnetBlocks(cidr, zone, subnets)![kind],
        mapPublicIpOnLaunch: kind === "public",
        assignIpv6AddressOnCreation: false,
        tags,
      },
      // AWS changes no subnet's block, and no other subnet can have a part of it: other masks are for the subnets that are made later.
      { parent: this.vpc, ...UNPROTECTED, ignoreChanges: ["cidrBlock"] },
    );
    const table = new aws.ec2.RouteTable(name, { vpcId: this.vpcId, tags }, { parent: subnet });
    new aws.ec2.RouteTableAssociation(name, { routeTableId: table.id, subnetId: subnet.id }, { parent: table });
    return { subnet, table, parent: { parent: table } };
  }

  private route(
    kind: Kind,
    zone: string,
    { table, parent }: Subnet,
    target: Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId">,
  ): void {
    const inputs = { routeTableId: table.id, destinationCidrBlock: ANYWHERE, ...target };
    new aws.ec2.Route(this.nameIn(zone, kind), inputs, parent);
  }

  /** In each Availability Zone, or in the first only. */
  private natGateways(publics: Subnet[], gateway: aws.ec2.InternetGateway): Map<string, pulumi.Output<string>> {
    const { settings, zones } = this.args;
    const wanted = { "one-per-zone": zones, single: zones.slice(0, 1), none: [] }[settings.natGateways];
    return new Map(
      wanted.map((zone, i) => {
        const { subnet } = publics[i]!;
        const name = this.nameIn(zone);
        const tags = { Name: name };
        // AWS makes no NAT gateway, and lets no internet gateway go, where the other is missing or still there.
        const opts = { parent: subnet, dependsOn: [gateway] };
        const address = new aws.ec2.Eip(name, { tags }, opts);
        const inputs = { subnetId: subnet.id, allocationId: address.allocationId, tags };
        return [zone, new aws.ec2.NatGateway(name, inputs, opts).id];
      }),
    );
  }

  /** In every route table: elsewhere they would be unused. */
  private endpoints(subnets: Subnet[]): void {
    const routeTableIds = subnets.map(({ table }) => table.id);
    for (const service of this.args.settings.gatewayEndpoints) {
      const serviceName = `com.amazonaws.${this.args.region}.${service}`;
      const inputs = { serviceName, vpcEndpointType: "Gateway", vpcId: this.vpcId, routeTableIds };
      new aws.ec2.VpcEndpoint(
        serviceName,
        { ...inputs, tags: { Name: this.name } },
        { parent: this.vpc, ...UNPROTECTED },
      );
    }
  }

  /** `storefront-private-2` in the Availability Zone of the letter b. */
  private nameIn(zone: string, kind?: Kind): string {
    return [this.name, ...(kind ? [kind] : []), placeOfZone(zone)].join("-");
  }
}
