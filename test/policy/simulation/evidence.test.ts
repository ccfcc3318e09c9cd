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
  const { survival } = simulate(graphOf(orders, ...site.all()), { pairs: false, evidence: true });
  const given = (id: string, under: string) => {
    const found = survival.find((one) => one.function === id && one.fault === under);
    return found?.evidence?.flatMap(({ of, properties }) =>
      properties.map(({ urn, property, value, isDefault }) => {
        return `${of}: ${urn.split("::").pop()} ${property} = ${value}${isDefault ? " (default)" : ""}`;
      }),
    );
  };

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
        ["the primary of orders", orders.urn, "it fails at once"],
      ],
    );
  });

  it("names the property that makes a failover happen", () =>
    assert.deepEqual(given("write orders", "zone us-east-1a"), [
      "fail over orders: orders multiAz = true",
      "the primary of orders: orders availabilityZone = us-east-1a",
    ]));

  it("names the properties of a health check", () => {
    const found = given("serve web-us-east-1", "host web-us-east-1") ?? [];
    const check = "replace web-us-east-1#1: web-us-east-1 healthCheck";
    for (const one of [".interval = 10", ".timeout = 5", ".unhealthyThreshold = 2", "GracePeriod = 60"])
      assert.ok(found.includes(`${check}${one}`), `${one}: ${found.join("; ")}`);
  });

  it("names what puts that which fails into its zone", () => {
    const found = given("serve web-us-east-1", "zone us-east-1a") ?? [];
    assert.ok(found.includes("web-us-east-1#1: web-us-east-1 vpcZoneIdentifiers = us-east-1a"), found.join("; "));
  });

  it("names what a copy is there by", () =>
    assert.deepEqual(given("keep orders", "content orders"), [
      "what is left of orders: orders backupRetentionPeriod = 7",
    ]));

  it("says whether AWS's own text was read for each figure of AWS's", () => {
    const ofAws = survival
      .flatMap(({ evidence = [] }) => evidence)
      .filter(({ bounded, source }) => bounded !== "resource" && source.startsWith("https://"));
    assert.ok(ofAws.length > 0 && ofAws.every(({ read }) => read !== undefined));
  });
});
