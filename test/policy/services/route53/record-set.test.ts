import assert from "node:assert/strict";
import type { Graph } from "../../../../policy/graph";
import { keyOf, matchKeys, membersOf, recordsBeside, setName } from "../../../../policy/services/route53/record-set";
import { graphOf, previewOf, resource, unknown, type Fixture } from "../../fixtures";
import { certificate, HOST, record, validation, zone } from "../../rules/route53/records";

function match(graph: Graph, one = "one", other = "other"): string {
  const key = (name: string) =>
    keyOf(
      graph.ofType("aws:route53/record:Record").find((r) => r.name === name)!,
      graph,
    );
  assert.equal(
    matchKeys(key(one), key(other), graph).is,
    matchKeys(key(other), key(one), graph).is,
    "whichever comes first",
  );
  return matchKeys(key(one), key(other), graph).is;
}

const pair = (one: Record<string, unknown>, other: Record<string, unknown>): Fixture[] => [
  record("one", one),
  record("other", other),
];

describe("the record set of a record", () => {
  it("is identified by zone, name and type", () => {
    const judged = (other: Record<string, unknown>) => match(graphOf(zone, ...pair({}, other)));
    assert.equal(judged({}), "yes");
    assert.equal(judged({ type: "a", name: "SHOP.Example.com." }), "yes");
    assert.equal(judged({ type: "AAAA" }), "no");
    assert.equal(judged({ name: "store.example.com" }), "no");
    assert.equal(judged({ type: unknown }), "unknown");
    assert.equal(judged({ name: unknown }), "unknown");
    assert.equal(judged({ zoneId: unknown }), "unknown");
    assert.equal(judged({ zoneId: unknown, type: "AAAA" }), "no");
  });

  it("completes names with the zone's name", () => {
    const judged = (one: string, other: string) => match(graphOf(zone, ...pair({ name: one }, { name: other })));
    assert.equal(judged("shop", HOST), "yes");
    assert.equal(judged("", "example.com"), "yes");
    assert.equal(judged("shop", "shop.example"), "no");
  });

  it("leaves open whether a name is relative where the zone's name is unknown", () => {
    const judged = (one: string, other: string) =>
      match(graphOf(...pair({ name: one, zoneId: "Z1" }, { name: other, zoneId: "Z1" })));
    assert.equal(judged("shop.example.com", "shop.example.com"), "yes");
    assert.equal(judged("shop", "shop.example.com"), "unknown");
    assert.equal(judged("", "example.com"), "unknown");
    assert.equal(judged("shop", "workshop.example.com"), "no");
    assert.equal(judged("shop", "shopping.example.com"), "no");
    const one = record("one", { name: "shop", zoneId: unknown });
    assert.equal(match(graphOf(zone, one, record("other", { name: "shop.example.com" }))), "unknown");
    assert.equal(match(graphOf(zone, one, record("other", { name: "" }))), "no");
  });

  it("compares zones by their ids, wherever they were made", () => {
    const judged = (one: string, other: string) => match(graphOf(...pair({ zoneId: one }, { zoneId: other })));
    assert.equal(judged("Z1", "Z1"), "yes");
    assert.equal(judged("Z1", "/hostedzone/Z1"), "yes");
    assert.equal(judged("Z1", "Z2"), "no");
    const another = resource("aws:route53/zone:Zone", "another", { name: "example.com" });
    assert.equal(match(graphOf(zone, another, ...pair({}, { zoneId: another.id }))), "no");
    assert.equal(match(graphOf(zone, ...pair({}, { zoneId: zone.physicalId }))), "yes");
    assert.equal(match(graphOf(zone, ...pair({}, { zoneId: "Z1" }))), "no");
  });

  it("leaves open at preview whether a zone with an id is the one that is being made", () => {
    assert.equal(match(previewOf(zone, ...pair({}, {}))), "yes");
    assert.equal(match(previewOf(zone, ...pair({}, { zoneId: "Z1" }))), "unknown");
  });

  it("leaves open which of two zones is meant", () => {
    const another = resource("aws:route53/zone:Zone", "another", { name: "example.org" });
    const either = resource(
      "aws:route53/record:Record",
      "other",
      { zoneId: unknown, name: HOST, type: "A" },
      { propertyDependencies: { zoneId: [zone, another] } },
    );
    assert.equal(match(previewOf(zone, another, record("one"), either)), "unknown");
  });

  it("keeps a record that proves a domain to ACM apart, though its name is unknown", () => {
    const graph = previewOf(zone, certificate, record("one"), validation());
    assert.equal(match(graph, "one", "validation"), "no");
  });

  it("lists certain and possible members, and a record's neighbours without itself", () => {
    const graph = graphOf(
      zone,
      ...pair({}, {}),
      record("later", { name: unknown }),
      record("store", { name: "store" }),
    );
    const one = graph.ofType("aws:route53/record:Record")[0]!;
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    const all = membersOf(keyOf(one, graph), graph);
    assert.deepEqual([names(all.certain), names(all.possible)], [["one", "other"], ["later"]]);
    const beside = recordsBeside(one, graph);
    assert.deepEqual([names(beside.certain), names(beside.possible)], [["other"], ["later"]]);
    assert.equal(setName(keyOf(one, graph)), "shop.example.com A");
  });
});
