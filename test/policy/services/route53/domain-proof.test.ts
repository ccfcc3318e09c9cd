import assert from "node:assert/strict";
import { certificatesOf, mayProveTwice } from "../../../../policy/services/route53/domain-proof";
import { graphOf, previewOf, resource, unknown, type Fixture } from "../../fixtures";
import { record, zone } from "../../rules/route53/records";

const certificate = (name: string, domainName: unknown, ...others: unknown[]): Fixture =>
  resource("aws:acm/certificate:Certificate", name, { domainName, subjectAlternativeNames: others });
const proof = (of: Fixture, name: string): Fixture => record(name, { name: of.output("recordName") });

function twice(...fixtures: Fixture[]): boolean {
  const graph = previewOf(zone, ...fixtures);
  return mayProveTwice(graph.ofType("aws:route53/record:Record"), graph);
}

describe("the records that prove domains to ACM", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`are known by where their name comes from, ${when}`, () => {
      const of = certificate("one", "example.com");
      const plain = record("plain", { records: [of.output("recordValue")] });
      const graph = build(zone, of, proof(of, "proof"), plain);
      const found = graph.ofType("aws:route53/record:Record").map((r) => [r.name, certificatesOf(r, graph).length]);
      assert.deepEqual(found, [
        ["proof", 1],
        ["plain", 0],
      ]);
    });
  }

  it("are different for different domains", () => {
    const [one, other] = [certificate("one", "a.example.com", "b.example.com"), certificate("other", "c.example.com")];
    assert.equal(twice(one, other, proof(one, "a"), proof(one, "b"), proof(other, "c")), false);
  });

  it("may be one record for a domain and all below it, in one certificate or two", () => {
    const wild = certificate("wild", "example.com", "*.example.com");
    assert.equal(twice(wild, proof(wild, "a"), proof(wild, "b")), true);
    const [one, other] = [certificate("one", "Example.com"), certificate("other", "*.example.com")];
    assert.equal(twice(one, other, proof(one, "a"), proof(other, "b")), true);
  });

  it("may be one record where there are more of them than domains", () => {
    const of = certificate("one", "example.com");
    assert.equal(twice(of, proof(of, "a")), false);
    assert.equal(twice(of, proof(of, "a"), proof(of, "b")), true);
  });

  it("are not doubted because AWS repeats the first name among the alternatives", () => {
    const of = certificate("one", "example.com", "example.com");
    assert.equal(twice(of, proof(of, "a")), false);
  });

  it("may be anything where the domains are unknown", () => {
    const [one, other] = [certificate("one", unknown), certificate("other", "example.com", unknown)];
    assert.equal(twice(one, proof(one, "a")), true);
    assert.equal(twice(other, proof(other, "a")), true);
    const open = resource("aws:acm/certificate:Certificate", "open", {
      domainName: "example.com",
      subjectAlternativeNames: unknown,
    });
    assert.equal(twice(open, proof(open, "a")), true);
  });
});
