import assert from "node:assert/strict";
import { DB_INSTANCE } from "../../../policy/aws";
import { simulate } from "../../../policy/simulation";
import { graphOf, resource } from "../fixtures";
import { Site } from "./worked/serving";

describe("the evidence of an answer", () => {
  const site = new Site();
  site.web(4);
  const standby = { availabilityZone: "us-east-1a", multiAz: true, backupRetentionPeriod: 7, engine: "postgres" };
  const orders = resource(DB_INSTANCE, "orders", standby, { region: "us-east-1" });
  const { survival } = simulate(graphOf(orders, ...site.all()), { pairs: false });

  it("has each part of a time or loss, with where that is from", () => {
    const timed = survival.filter(({ word, rto, rpo }) => word !== "continues" && (rto ?? rpo) !== undefined);
    assert.ok(timed.length > 5);
    for (const { function: id, fault, rto, rpo, evidence = [] } of timed) {
      for (const figure of [rto, rpo]) {
        const parts = evidence.filter(({ value }) => figure?.arithmetic.includes(value) === true);
        assert.ok(!figure || parts.length > 0, `${id}, ${fault}: ${figure?.arithmetic}`);
      }
    }
    assert.ok(timed.every(({ evidence = [] }) => evidence.every(({ source, of }) => source !== "" && of !== "")));
  });

  it("names the resource that a figure is of", () => {
    const failover = survival.find(({ function: id, fault }) => id === "write orders" && fault === "zone us-east-1a");
    assert.deepEqual(
      failover?.evidence?.map(({ of, urn, value }) => [of, urn, value]),
      [
        ["fail over orders", orders.urn, "120 s + 0 s = 120 s"],
        ["data given up", undefined, "0 s"],
      ],
    );
  });
});
