import assert from "node:assert/strict";
import { bucketName, entriesOf } from "../../../components/topology/names";
import { topologyOf } from "../../../components/topology";
import { parseSettings } from "../../../components/checks";
import { apply, set } from "../config/edits";
import { configOf, shippedFiles } from "../config/shipped";
import { forEveryPair, topologiesOf, ROLES } from "./region-pair";

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET =
  /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,61}[a-z0-9](?<!-s3alias|--ol-s3|--x-s3|--table-s3|-an)$/;
const PURPOSES = ["logs", "page", "switch"] as const;

describe("the names of the shipped settings", () => {
  it("are those that people read", () => {
    const topology = topologyOf(parseSettings(configOf(shippedFiles(), "secondary")));
    assert.deepEqual(topology.entries, [{ kind: "live", host: "shop.example.com" }]);
    assert.equal(topology.regionalHost, "us-west-2.shop.example.com");
    assert.equal(topology.logBucket, "storefront-123456789012-us-west-2-logs");
    assert.deepEqual(
      topology.peerSwitches.map((one) => one.kind === "s3-object" && one.key),
      ["live/us-east-1-is-out-of-service"],
    );
    assert.equal(topology.peer.stack, "primary");
    assert.equal(topology.peer.region, "us-east-1");
  });

  it("are live, for drills, or both, as the settings ask", () => {
    const kinds = (records: string) => {
      const settings = parseSettings(configOf(apply(shippedFiles(), [set("dns.records", records)]), "primary"));
      return entriesOf(settings.workload, settings.dns).map((entry) => `${entry.kind} ${entry.host}`);
    };
    const [live, drill] = ["live shop.example.com", "drill drill.shop.example.com"];
    assert.deepEqual(kinds("live"), [live]);
    assert.deepEqual(kinds("drill"), [drill]);
    assert.deepEqual(kinds("live-and-drill"), [live, drill]);
  });

  it("have a drill name in the zone, even where the domain is its apex", () => {
    const edits = [set("workload.domain", "example.com"), set("dns.records", "drill")];
    const settings = parseSettings(configOf(apply(shippedFiles(), edits), "primary"));
    assert.deepEqual(entriesOf(settings.workload, settings.dns), [{ kind: "drill", host: "drill.example.com" }]);
  });
});

describe("the names of every pair", () => {
  it("of buckets are such as S3 takes, and differ between regions and purposes", () => {
    forEveryPair((_, { primary }) => {
      const names = ROLES.flatMap((role) => PURPOSES.map((purpose) => bucketName(primary.workload, role, purpose)));
      for (const name of names) assert.match(name, BUCKET);
      assert.equal(new Set(names).size, names.length);
    });
  });

  it("are worked out alike on both sides", () => {
    forEveryPair(({ primary, secondary }) => {
      assert.deepEqual(primary.entries, secondary.entries);
      assert.deepEqual([primary.peer.role, primary.peer.region], [secondary.role, secondary.region]);
      assert.deepEqual([secondary.peer.role, secondary.peer.region], [primary.role, primary.region]);
      assert.notEqual(primary.peer.stack, secondary.peer.stack);
      assert.notEqual(primary.regionalHost, secondary.regionalHost);
    });
  });

  it("are all that changes with the workload's name", () => {
    forEveryPair((regions, pair) => {
      const { name: before, account } = pair.primary.workload;
      const after = before === "renamed" ? "again" : "renamed";
      const renamed = topologiesOf({
        primary: { ...pair.primary, workload: { ...pair.primary.workload, name: after } },
        secondary: { ...pair.secondary, workload: { ...pair.secondary.workload, name: after } },
      });
      const text = JSON.stringify(regions).replaceAll(`"${before}-${account}-`, `"${after}-${account}-`);
      assert.deepEqual(
        JSON.parse(
          text
            .replaceAll(`"host":"${before}-`, `"host":"${after}-`)
            .replaceAll(`"namespace":"${before}/`, `"namespace":"${after}/`)
            .replaceAll(`"alarm":"${before}-`, `"alarm":"${after}-`),
        ),
        JSON.parse(JSON.stringify(renamed)),
      );
    });
  });
});
