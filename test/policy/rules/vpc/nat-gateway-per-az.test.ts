import assert from "node:assert/strict";
import { natGatewayPerAz as rule } from "../../../../policy/rules/vpc/nat-gateway-per-az";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const vpc = resource("aws:ec2/vpc:Vpc", "vpc");
const subnet = (name: string, zone: unknown, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/subnet:Subnet", name, { vpcId: vpc.id, availabilityZone: zone, ...inputs });
const gateway = (name: string, home: Fixture | undefined, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/natGateway:NatGateway", name, { subnetId: home?.id, allocationId: "eipalloc-1", ...inputs });
const table = (name: string, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/routeTable:RouteTable", name, { vpcId: vpc.id, ...inputs });
const association = (of: Fixture, to: unknown, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/routeTableAssociation:RouteTableAssociation", of.name, {
    subnetId: of.id,
    routeTableId: to,
    ...inputs,
  });
const route = (of: Fixture, to: Record<string, unknown>, destinationCidrBlock: unknown = "0.0.0.0/0"): Fixture =>
  resource("aws:ec2/route:Route", of.name, { routeTableId: of.id, destinationCidrBlock, ...to });

const [publicA, publicB] = [subnet("public-a", "us-east-1a"), subnet("public-b", "us-east-1b")];
const [a, b] = [subnet("a", "us-east-1a"), subnet("b", "us-east-1b")];
const [natA, natB] = [gateway("nat-a", publicA), gateway("nat-b", publicB)];
const common = [vpc, publicA, publicB, natA, natB];

/** A private subnet with its own table and route. */
function leading(of: Fixture, to: Record<string, unknown>, cidr?: unknown): Fixture[] {
  const own = table(`table-${of.name}`);
  return [of, own, association(of, own.id), route(own, to, cidr)];
}

describe("vpc-nat-gateway-per-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(...common, ...fixtures));

    it(`accepts a gateway in each zone, ${when}, and is not applicable to public subnets`, () => {
      const found = judged(...leading(a, { natGatewayId: natA.id }), ...leading(b, { natGatewayId: natB.id }));
      assert.deepEqual(found, {
        "public-a": "notApplicable",
        "public-b": "notApplicable",
        a: "compliant",
        b: "compliant",
      });
    });

    it(`refuses another zone's gateway, ${when}, and names the zone that this one depends on`, () => {
      const graph = build(
        ...common,
        ...leading(a, { natGatewayId: natA.id }),
        ...leading(b, { natGatewayId: natA.id }),
      );
      assert.equal(verdicts(rule, graph).a, "compliant");
      const found = judgementsOf(rule, graph).find((one) => one.name === "b");
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "natGatewayId");
      assert.equal(found.actual, "nat-a in us-east-1a");
      assert.equal(found.wanted, "a NAT gateway in us-east-1b");
      assert.equal(
        found.message,
        "Its route table (table-b) uses the NAT gateway nat-a in us-east-1a: if us-east-1a is lost, us-east-1b " +
          "has no route out either.",
      );
    });

    it(`reads routes inside the table, ${when}`, () => {
      const inline = (...routes: Record<string, unknown>[]) => {
        const own = table("inline", { routes });
        return judged(b, own, association(b, own.id)).b;
      };
      const internet = { cidrBlock: "0.0.0.0/0", gatewayId: "igw-1", natGatewayId: "" };
      assert.equal(inline({ cidrBlock: "0.0.0.0/0", natGatewayId: natB.id }), "compliant");
      assert.equal(
        inline({ cidrBlock: "10.1.0.0/16", gatewayId: "vgw-1" }, { cidrBlock: "0.0.0.0/0", natGatewayId: natA.id }),
        "violation",
      );
      assert.equal(inline({ cidrBlock: "10.1.0.0/16", natGatewayId: natA.id }), "notApplicable");
      assert.equal(inline(internet), "notApplicable");
      assert.equal(inline({ cidrBlock: unknown, gatewayId: "igw-1" }), "notApplicable");
      assert.equal(inline({ ipv6CidrBlock: "::/0", natGatewayId: natA.id }), "notApplicable");
    });

    it(`accepts a gateway of the whole Region, ${when}`, () => {
      const regional = gateway("regional", undefined, { availabilityMode: "regional", vpcId: vpc.id });
      assert.equal(judged(regional, ...leading(b, { natGatewayId: regional.id })).b, "compliant");
    });

    it(`accepts a gateway in the subnet itself, ${when}, whatever its zone`, () => {
      const home = subnet("home", unknown);
      const own = gateway("own", home);
      assert.equal(judged(own, ...leading(home, { natGatewayId: own.id })).home, "compliant");
    });

    it(`takes the VPC's main table for a subnet without its own, ${when}`, () => {
      const main = table("main");
      const set = resource("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
        vpcId: vpc.id,
        routeTableId: main.id,
      });
      assert.equal(judged(b, main, set, route(main, { natGatewayId: natA.id })).b, "violation");
      const adopted = resource("aws:ec2/defaultRouteTable:DefaultRouteTable", "default", {
        defaultRouteTableId: vpc.output("defaultRouteTableId"),
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: natA.id }],
      });
      assert.equal(judged(b, adopted).b, "violation");
      assert.equal(judged(b).b, "notApplicable");
      const elsewhere = subnet("b", "us-east-1b", { vpcId: "vpc-1" });
      assert.equal(judged(elsewhere, adopted).b, "notApplicable");
    });

    it(`is not applicable to other ways out and other destinations, ${when}`, () => {
      assert.equal(judged(...leading(b, { gatewayId: "igw-1" })).b, "notApplicable");
      assert.equal(judged(...leading(b, { gatewayId: "igw-1" }, unknown)).b, "notApplicable");
      assert.equal(judged(...leading(b, { transitGatewayId: "tgw-1" })).b, "notApplicable");
      assert.equal(judged(...leading(b, { natGatewayId: natA.id }, "10.1.0.0/16")).b, "notApplicable");
      assert.equal(
        judged(...leading(b, { natGatewayId: natA.id, destinationPrefixListId: "pl-1" }, null)).b,
        "notApplicable",
      );
    });
  }

  it("does not read AWS's empty answers as gateways", () => {
    const own = table("own");
    const out = resource(
      "aws:ec2/route:Route",
      "out",
      { routeTableId: own.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" },
      { outputs: { natGatewayId: "" } },
    );
    assert.equal(verdicts(rule, graphOf(...common, b, own, association(b, own.id), out)).b, "notApplicable");
  });

  it("distinguishes zones by id, but never an id from a name", () => {
    const byId = (name: string, availabilityZoneId: string) => subnet(name, undefined, { availabilityZoneId });
    const home = byId("home", "use1-az1");
    const nat = gateway("nat", home);
    const verdictOf = (of: Fixture) =>
      verdicts(rule, graphOf(vpc, home, nat, ...leading(of, { natGatewayId: nat.id })))[of.name];
    assert.equal(verdictOf(byId("same", "use1-az1")), "compliant");
    assert.equal(verdictOf(byId("other", "use1-az2")), "violation");
    assert.equal(verdictOf(b), "undecided");
    assert.equal(verdictOf(subnet("named", "us-east-1f", { availabilityZoneId: "use1-az2" })), "violation");
  });

  it("is undecided on whatever is unknown or is not in the program, and says what", () => {
    const doubtOf = (...fixtures: Fixture[]) => {
      const found = judgementsOf(rule, previewOf(...common, ...fixtures)).find((one) => one.name === "b");
      return found?.verdict === "undecided" ? found.reason : found?.verdict;
    };
    const own = table("own");
    const joined = [b, own, association(b, own.id)];
    assert.match(
      String(doubtOf(...leading(b, { natGatewayId: "nat-1" }))),
      /Availability Zone of the NAT gateway nat-1, which is not in the program/,
    );
    assert.match(String(doubtOf(...leading(b, { natGatewayId: unknown }))), /The NAT gateway of table-b is known only/);
    assert.match(
      String(doubtOf(...leading(b, { natGatewayId: natA.id }, unknown))),
      /The destination of the route table-b/,
    );
    assert.match(String(doubtOf(b, association(b, "rtb-1"))), /route table rtb-1 is not in the program/);
    assert.match(String(doubtOf(b, association(b, unknown))), /The route table of b is known only/);
    assert.match(String(doubtOf(b, own, association(b, own.id, { subnetId: unknown }))), /Whether b is of it/);
    assert.match(
      String(doubtOf(...joined, route(own, { natGatewayId: natA.id, routeTableId: unknown }))),
      /Whether own is one of its routes/,
    );
    const inline = (routes: unknown) => {
      const its = table("own", { routes });
      return doubtOf(b, its, association(b, its.id));
    };
    assert.match(String(inline(unknown)), /Which routes own has is known only after deployment/);
    assert.match(String(inline([{ cidrBlock: unknown, natGatewayId: natA.id }])), /routes of own are not all known/);
    const [far, lost] = [
      gateway("far", undefined, { subnetId: "subnet-1" }),
      gateway("lost", undefined, { subnetId: unknown }),
    ];
    assert.match(
      String(doubtOf(far, ...leading(b, { natGatewayId: far.id }))),
      /subnet subnet-1 of the NAT gateway far is not in the program/,
    );
    assert.match(
      String(doubtOf(lost, ...leading(b, { natGatewayId: lost.id }))),
      /subnet of the NAT gateway lost is known only/,
    );
    const moot = gateway("moot", publicA, { availabilityMode: unknown });
    assert.match(
      String(doubtOf(moot, ...leading(b, { natGatewayId: moot.id }))),
      /availabilityMode of moot is known only/,
    );
  });

  it("does not let a doubt hide a violation, nor pass for compliance", () => {
    const own = table("own", { routes: unknown });
    const judged = (nat: Fixture) =>
      verdicts(rule, graphOf(...common, b, own, association(b, own.id), route(own, { natGatewayId: nat.id }))).b;
    assert.equal(judged(natA), "violation");
    assert.equal(judged(natB), "compliant undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(vpc, gateway("nat", undefined))), {});
  });

  it("accepts a gateway in the very subnet, whose zone need not be known", () => {
    const somewhere = subnet("somewhere", unknown);
    const own = gateway("own", somewhere);
    const found = verdicts(rule, graphOf(vpc, own, ...leading(somewhere, { natGatewayId: own.id })));
    assert.deepEqual(found, { somewhere: "compliant" });
  });
});
