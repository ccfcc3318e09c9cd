import assert from "node:assert/strict";
import type { Graph } from "../../../../policy/graph";
import { aliasOf, regionOfName, type Alias } from "../../../../policy/services/route53/alias-target";
import { graphOf, previewOf, resource, unknown, type Fixture } from "../../fixtures";
import { balancer, east, EAST, record, to, toRecord, WEST, west, zone } from "../../rules/route53/records";

function aliasIn(graph: Graph): Alias {
  return aliasOf(
    graph.ofType("aws:route53/record:Record").find((one) => one.name === "it")!,
    graph,
  );
}

/** Kind, label and region of where it leads; else why not. */
function leads(graph: Graph): unknown {
  const alias = aliasIn(graph);
  if (alias.kind !== "alias") return alias.kind;
  const { kind, label, region, set } = alias.target;
  return [kind, label, region ?? set?.name];
}

const named = (name: unknown, zoneId: unknown = "Z9") => ({
  aliases: [{ name, zoneId, evaluateTargetHealth: true }],
});

describe("where an alias leads", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`is a load balancer, ${when}`, () => {
      assert.deepEqual(leads(build(zone, east, west, record("it", to(east)))), ["load balancer", "east", EAST]);
    });

    it(`is a record of the zone, ${when}, whether or not that one is judged too`, () => {
      const target = record("target", { name: "active.example.com" });
      const expected = ["record", "active.example.com", "active.example.com"];
      assert.deepEqual(leads(build(zone, target, record("it", toRecord("Active.example.com.")))), expected);
      assert.deepEqual(leads(build(zone, record("it", toRecord("active.example.com")))), expected);
    });

    it(`is a record that is named by its fqdn, ${when}`, () => {
      const target = record("target", { name: "active" });
      const target2 = record("target2", { name: "other" });
      const it = record("it", named(target.output("fqdn"), target.output("zoneId")));
      const graph = build(zone, target, target2, it);
      const found = aliasIn(graph);
      assert.equal(found.kind === "alias" && found.target.kind, "record");
    });

    it(`follows from its DNS name, ${when}`, () => {
      const kindOf = (name: string) => {
        const [kind, , region] = leads(build(zone, record("it", named(name)))) as unknown[];
        return [kind, region];
      };
      assert.deepEqual(kindOf("dualstack.web-1.us-west-2.elb.amazonaws.com"), ["load balancer", WEST]);
      assert.deepEqual(kindOf("net-1.elb.us-west-2.amazonaws.com"), ["load balancer", WEST]);
      assert.deepEqual(kindOf("s3-website-us-west-2.amazonaws.com"), ["S3 website", WEST]);
      assert.deepEqual(kindOf("d1.cloudfront.net"), ["CloudFront", undefined]);
      assert.deepEqual(kindOf("a1.awsglobalaccelerator.com"), ["Global Accelerator", undefined]);
      assert.deepEqual(kindOf("d-1.execute-api.us-west-2.amazonaws.com"), ["other", WEST]);
      assert.deepEqual(kindOf("somewhere.example.org"), ["other", undefined]);
    });
  }

  it("is nowhere without an alias, also where AWS answers with an empty list", () => {
    assert.equal(leads(graphOf(zone, record("it"))), "none");
    assert.equal(leads(graphOf(zone, record("it", { aliases: [] }))), "none");
  });

  it("is unknown where it or its name is, with the reason", () => {
    const reasonOf = (inputs: Record<string, unknown>) => {
      const alias = aliasIn(graphOf(zone, record("it", inputs)));
      return alias.kind === "unknown" ? alias.reason : alias.kind;
    };
    assert.equal(reasonOf({ aliases: unknown }), "Its alias is known only after deployment.");
    assert.equal(reasonOf(named(unknown)), "Where its alias leads is known only after deployment.");
  });

  it("is CloudFront by its zone", () => {
    assert.deepEqual(leads(graphOf(zone, record("it", named(unknown, "Z2FDTNDATAQYW2")))), [
      "CloudFront",
      "CloudFront",
      undefined,
    ]);
  });

  it("identifies a record of a zone made elsewhere by the zone's id", () => {
    const it = (aliasZone: unknown) => record("it", { zoneId: "Z1", ...named("active.example.com", aliasZone) });
    assert.equal((leads(graphOf(it("Z1"))) as unknown[])[0], "record");
    assert.equal((leads(graphOf(it("Z2"))) as unknown[])[0], "other");
  });

  it("identifies a record by its name where the zones are unknown", () => {
    const it = record("it", { zoneId: unknown, ...named("active.example.com", unknown) });
    const [target, other] = [record("target", { name: "active.example.com" }), record("other", { name: "x" })];
    assert.equal((leads(graphOf(zone, target, other, it)) as unknown[])[0], "record");
    assert.equal((leads(graphOf(zone, other, it)) as unknown[])[0], "other");
  });

  it("has a region only where all that it may be are in one", () => {
    const either = (...those: Fixture[]) =>
      leads(
        previewOf(
          ...those,
          resource(
            "aws:route53/record:Record",
            "it",
            { zoneId: "Z1", name: "x", type: "A", ...named(unknown, unknown) },
            { propertyDependencies: { aliases: those } },
          ),
        ),
      );
    assert.deepEqual(either(east, balancer("east2", EAST)), ["load balancer", "east or east2", EAST]);
    assert.deepEqual(either(east, west), ["load balancer", "east or west", undefined]);
  });

  it("reads no region out of others' names", () => {
    assert.equal(regionOfName("web.us-east-1.example.com"), undefined);
    assert.equal(regionOfName("web.cn-north-1.elb.amazonaws.com.cn"), "cn-north-1");
  });
});
