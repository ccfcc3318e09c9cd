import assert from "node:assert/strict";
import { VARIANTS } from "../../support/variants";
import { planOf, SIDES, waitsFor, type Pair, type Planned } from "../plans";

const CERTIFICATE = "aws:acm:Certificate";
const VALIDATION = "aws:acm:CertificateValidation";

/** The records by which ACM is shown who owns a name, of both stacks. */
function proofs({ primary, secondary }: Pair): Planned[] {
  return [primary, secondary].flatMap((stack) =>
    stack.all("aws:route53:Record").filter((r) => r.inputs["type"] === "CNAME"),
  );
}

/** The names of a certificate, its subject first. */
function namesOn({ inputs }: Planned): string[] {
  return [inputs["domainName"], ...inputs["subjectAlternativeNames"]];
}

describe("certificates", () => {
  for (const { name } of VARIANTS) {
    it(`are proved by records that the pair makes once and all of (${name})`, async () => {
      const pair = await planOf(name);
      const made = proofs(pair).map((r) => r.inputs["name"]);
      assert.equal(new Set(made).size, made.length, "two stacks make one record, and would delete each other's");
      const certificates = SIDES.flatMap((side) => pair[side].all(CERTIFICATE));
      const wanted = certificates.flatMap((c) =>
        c.outputs["domainValidationOptions"].map((o: any) => o.resourceRecordName),
      );
      assert.deepEqual([...new Set(wanted)].sort(), [...made].sort());
    });
  }

  it("hold what ACM asked for, in the hosted zone, for the certificate of that name", async () => {
    const { primary } = await planOf("active-active");
    const certificate = primary.one(CERTIFICATE);
    assert.deepEqual(namesOn(certificate), [
      "shop.example.com",
      "drill.shop.example.com",
      "us-east-1.shop.example.com",
    ]);
    for (const option of certificate.outputs["domainValidationOptions"]) {
      const { inputs } = primary.where("aws:route53:Record", "name", option.resourceRecordName);
      assert.equal(inputs["type"], option.resourceRecordType);
      assert.deepEqual(inputs["records"], [option.resourceRecordValue]);
      assert.equal(inputs["zoneId"], primary.outputs["zoneId"]);
    }
  });

  it("are awaited by their users, and wait for the records of their own stack", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES) {
      const stack = pair[side];
      const listener = stack.where("aws:lb:Listener", "port", 443);
      const certificate = stack.one(CERTIFICATE, "storefront");
      const validation = stack.one(VALIDATION, "storefront");
      assert.equal(validation.inputs["certificateArn"], certificate.outputs["arn"]);
      assert.equal(listener.inputs["certificateArn"], certificate.outputs["arn"]);
      assert.ok(waitsFor(listener, validation), "a listener with a certificate that does not count yet is refused");
      const own = proofs({ primary: stack, secondary: stack });
      assert.ok(own.length > 0);
      for (const record of own) assert.ok(waitsFor(validation, record));
    }
    const site = pair.secondary.one("aws:cloudfront:Distribution");
    assert.ok(waitsFor(site, pair.secondary.one(VALIDATION, "storefront-page")));
  });

  it("cover every name that the region's load balancer answers for, and are in its region", async () => {
    const { secondary } = await planOf("active-active");
    const certificate = secondary.one(CERTIFICATE, "storefront");
    assert.deepEqual(namesOn(certificate), [
      "shop.example.com",
      "drill.shop.example.com",
      "us-west-2.shop.example.com",
    ]);
    assert.equal(certificate.inputs["region"], undefined);
    assert.match(certificate.id!, /^arn:aws:acm:us-west-2:/);
  });

  it("are proved by DNS, so that ACM renews them by itself", async () => {
    const pair = await planOf("shipped");
    for (const side of SIDES)
      for (const { inputs } of pair[side].all(CERTIFICATE)) assert.equal(inputs["validationMethod"], "DNS");
  });
});
