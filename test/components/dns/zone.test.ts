import assert from "node:assert/strict";
import { planOf, SIDES } from "../plans";
import { BARE } from "../tuned";

const ZONE = "aws:route53:Zone";

describe("the hosted zone", () => {
  it("is made by the primary where the settings name it, protected, with its name servers as an output", async () => {
    const { primary, secondary } = await planOf("shipped");
    const zone = primary.one(ZONE);
    assert.equal(zone.inputs["name"], "example.com");
    assert.equal(zone.protect, true, "a zone made anew has other name servers");
    assert.equal(primary.outputs["zoneId"], zone.outputs["zoneId"]);
    assert.deepEqual(primary.outputs["nameServers"], zone.outputs["nameServers"]);
    assert.deepEqual(secondary.all(ZONE), []);
    assert.ok(!("nameServers" in secondary.outputs));
  });

  it("is used by its id where the settings give that, by both stacks, and none is made", async () => {
    const pair = await planOf(BARE);
    for (const side of SIDES) {
      assert.deepEqual(pair[side].all(ZONE), []);
      assert.equal(pair[side].outputs["zoneId"], "Z0123456789ABCDEFGHIJ");
      for (const { inputs } of pair[side].all("aws:route53:Record"))
        assert.equal(inputs["zoneId"], "Z0123456789ABCDEFGHIJ");
    }
  });

  it("holds every record of both stacks", async () => {
    const pair = await planOf("active-active");
    const zone = pair.primary.one(ZONE).outputs["zoneId"];
    for (const side of SIDES) {
      const records = pair[side].all("aws:route53:Record");
      assert.ok(records.length > 4);
      for (const { inputs } of records) assert.equal(inputs["zoneId"], zone);
    }
  });
});
