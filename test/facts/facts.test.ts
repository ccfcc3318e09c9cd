import assert from "node:assert/strict";
import { REGIONS } from "../../facts/regions";
import { allFacts, staleFacts } from "../../facts/stale";

const OF_PEERS = /^https:\/\/(github\.com|docs\.aws\.amazon\.com)\/\S+$/;

/** Other tools list their checks in their repositories; AWS's prices, and some of what it publishes as data, are outside of its documentation, and most prices are quoted. */
const OTHER_SOURCES: Record<string, RegExp> = {
  alarms: /^https:\/\/(docs\.aws\.amazon\.com|github\.com\/awslabs)\/\S+$/,
  peers: OF_PEERS,
  prowler: OF_PEERS,
  containers: /^https:\/\/(github\.com|docs\.aws\.amazon\.com|aws\.amazon\.com\/fargate)\/\S+$/,
  interrupted: /^https:\/\/(docs\.aws\.amazon\.com|www\.pulumi\.com)\/\S+$/,
  replacements: /^https:\/\/github\.com\/hashicorp\/\S+$/,
  mysql: /^https:\/\/(docs\.aws\.amazon\.com|github\.com\/awsdocs)\/\S+$/,
  postgres: /^https:\/\/(www\.postgresql\.org|docs\.aws\.amazon\.com)\/\S+$/,
  prices: /^https:\/\/(aws\.amazon\.com|github\.com\/(aws|infracost))\/\S+$/,
};

describe("facts", () => {
  let tables: Awaited<ReturnType<typeof allFacts>>;
  before(async () => void (tables = await allFacts()));

  it("each have a title, sources at AWS and the day on which they were read", () => {
    assert.ok(Object.keys(tables).length > 20);
    for (const [name, { title, sources, asOf, data }] of Object.entries(tables)) {
      assert.ok(title.length > 10 && !title.endsWith("."), name);
      assert.ok(sources.length > 0, name);
      for (const source of sources)
        assert.match(
          source,
          OTHER_SOURCES[name.split(".")[0]!] ?? /^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\/\S+$/,
          name,
        );
      assert.equal(new Date(asOf).toISOString().slice(0, 10), asOf, name);
      assert.notEqual(data, undefined, name);
    }
  });

  it("name only Regions that are in the table of Regions", () => {
    const known = new Set([...REGIONS.data, "cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"]);
    for (const [name, { data }] of Object.entries(tables))
      for (const [region] of JSON.stringify(data).matchAll(/\b[a-z]{2}(-gov)?-[a-z]+-\d\b/g))
        assert.ok(known.has(region), `${name}: ${region}`);
  });
});

describe("stale facts", () => {
  const table = (asOf: string) => ({
    title: `read on ${asOf}`,
    sources: ["https://docs.aws.amazon.com/x"],
    asOf,
    data: 1,
  });

  it("are those read more than a year ago, the oldest first", () => {
    const tables = { "a.NEW": table("2026-06-01"), "b.OLD": table("2025-05-31"), "c.OLDER": table("2020-01-01") };
    const lines = staleFacts(tables, new Date("2026-06-02"));
    assert.deepEqual(lines, [
      "2020-01-01  c.OLDER: read on 2020-01-01\n            https://docs.aws.amazon.com/x",
      "2025-05-31  b.OLD: read on 2025-05-31\n            https://docs.aws.amazon.com/x",
    ]);
  });

  it("are none on the day after a year", () => {
    assert.deepEqual(staleFacts({ "a.TABLE": table("2025-06-01") }, new Date("2026-06-01T23:00:00Z")), []);
    assert.equal(staleFacts({ "a.TABLE": table("2025-06-01") }, new Date("2026-06-02")).length, 1);
  });
});
