import assert from "node:assert/strict";
import type { Picture } from "../../../../cli/report/page/model/picture";
import {
  add,
  addNetwork,
  addRecord,
  addService,
  failover,
  modelFrom,
  short,
  stackOf,
  warmStandby,
  type Stack,
} from "./exports";

/** The targets of a name, by rank: "primary web" or, for an address outside, the address. */
function answers({ names }: Picture, host: string): [number, string][] {
  const name = names.find((one) => one.host === host);
  return (name?.choices ?? []).map(({ rank, target }) => [
    rank,
    target.kind === "resource" ? short(target.urn) : target.kind === "outside" ? target.text : target.kind,
  ]);
}

function oneRegion(): { stack: Stack; dnsName: string } {
  const stack = stackOf("primary", "us-east-1");
  return { stack, dnsName: addService(stack, addNetwork(stack, {}), {}).dnsName };
}

describe("the page's model of names", () => {
  it("follows a failover through a nested pair to the page behind both regions", () => {
    const { picture } = modelFrom(warmStandby());
    assert.deepEqual(answers(picture, "shop.example.com"), [
      [0, "primary web"],
      [1, "secondary web"],
      [2, "secondary page"],
    ]);
    assert.deepEqual(
      picture.dns.hosts.map((host) => [host.host, host.nested]),
      [
        ["shop.example.com", false],
        ["standby.shop.example.com", true],
        ["us-east-1.shop.example.com", false],
      ],
    );
  });

  it("gives a duty to every target behind a name, and none to a plain name's", () => {
    const stacks = warmStandby();
    const plain = addService(stacks[0]!, addNetwork(stacks[0]!, { name: "tools" }), { name: "tools" });
    addRecord(stacks[0]!, "tools", { name: "tools.example.com" }, plain.dnsName);
    const { duties } = modelFrom(stacks).picture;
    const dutyOf = (type: string, name: string) =>
      [...duties].find(([urn]) => urn.includes(type) && short(urn) === name)?.[1];
    assert.equal(dutyOf("autoscaling/group", "primary web"), "serves");
    assert.equal(dutyOf("autoscaling/group", "secondary web"), "standby");
    assert.equal(dutyOf("s3/bucket", "secondary page"), "standby");
    assert.equal(dutyOf("loadBalancer", "primary tools"), undefined);
  });

  it("serves a single plain name without failover", () => {
    const { stack, dnsName } = oneRegion();
    addRecord(stack, "www", { name: "www.example.com" }, dnsName);
    const { duties } = modelFrom([stack]).picture;
    assert.deepEqual([...new Set(duties.values())], ["serves"]);
  });

  it("resolves an alias to a DNS name with another case, a final dot, or the dualstack prefix", () => {
    for (const spelled of [
      (name: string) => `${name}.`,
      (name: string) => name.toUpperCase(),
      (name: string) => `dualstack.${name}`,
    ]) {
      const { stack, dnsName } = oneRegion();
      addRecord(stack, "www", { name: "www.example.com", ...failover("PRIMARY") }, spelled(dnsName));
      assert.deepEqual(answers(modelFrom([stack]).picture, "www.example.com"), [[0, "primary web"]], spelled(dnsName));
    }
  });

  it("gives weighted records one rank, and a weight of 0 a later one", () => {
    const { stack, dnsName } = oneRegion();
    const weighted = (weight: number) => ({
      name: "www.example.com",
      setIdentifier: `w${weight}`,
      weightedRoutingPolicies: [{ weight }],
    });
    addRecord(stack, "none", weighted(0), "192.0.2.9.example.net");
    addRecord(stack, "much", weighted(70), dnsName);
    addRecord(stack, "some", weighted(30), "other.example.net");
    assert.deepEqual(answers(modelFrom([stack]).picture, "www.example.com"), [
      [0, "primary web"],
      [0, "other.example.net"],
      [1, "192.0.2.9.example.net"],
    ]);
  });

  it("draws otherwise equal A and AAAA records as one", () => {
    const { stack, dnsName } = oneRegion();
    addRecord(stack, "a", { name: "www.example.com", ...failover("PRIMARY") }, dnsName);
    addRecord(stack, "aaaa", { name: "www.example.com", type: "AAAA", ...failover("PRIMARY") }, dnsName);
    const [host] = modelFrom([stack]).picture.dns.hosts;
    assert.deepEqual(
      host!.records.map((record) => record.types),
      [["A", "AAAA"]],
    );
  });

  it("counts validation and mail records, and draws neither", () => {
    const { stack } = oneRegion();
    const record = (name: string, inputs: object) =>
      add(stack, "aws:route53/record:Record", name, { zoneId: "Z0A", ...inputs });
    record("proof", { name: "_x.example.com", type: "CNAME", records: ["_y.z.acm-validations.aws."] });
    record("mail", { name: "example.com", type: "MX", records: ["10 mail.example.com"] });
    const { hosts, otherRecords } = modelFrom([stack]).picture.dns;
    assert.deepEqual(
      [hosts, otherRecords],
      [
        [],
        [
          { what: "certificate validation", count: 1 },
          { what: "MX", count: 1 },
        ],
      ],
    );
  });

  it("ends on alias cycles", () => {
    const { stack } = oneRegion();
    addRecord(stack, "a", { name: "a.example.com", ...failover("PRIMARY") }, "b.example.com");
    addRecord(stack, "b", { name: "b.example.com", ...failover("PRIMARY") }, "a.example.com");
    const { picture } = modelFrom([stack]);
    assert.deepEqual(picture.dns.hosts.map((host) => host.host).sort(), ["a.example.com", "b.example.com"]);
  });

  it("finds an S3 website by the requested host, among websites of one region", () => {
    const stack = stackOf("primary", "us-east-1");
    for (const bucket of ["other.example.com", "shop.example.com"]) {
      add(stack, "aws:s3/bucket:Bucket", bucket, { bucket });
      const domain = { websiteDomain: "s3-website-us-east-1.amazonaws.com" };
      add(stack, "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", bucket, { bucket }, domain);
    }
    const behind = { name: "standby.shop.example.com", ...failover("SECONDARY") };
    addRecord(stack, "page", behind, "s3-website-us-east-1.amazonaws.com");
    assert.deepEqual(answers(modelFrom([stack]).picture, "standby.shop.example.com"), [
      [0, "primary shop.example.com"],
    ]);
  });
});

describe("the page's model of health checks", () => {
  it("has a calculated check with its children, the inverted switch with its bucket", () => {
    const { checks, unusedChecks } = modelFrom(warmStandby()).picture.dns;
    const live = [...checks.values()].find((check) => check.name === "live")!;
    assert.deepEqual(
      [live.kind, live.looksAt, live.children.map(short)],
      ["calculated", "all 2 healthy", ["primary endpoint", "primary switch"]],
    );
    const engaged = [...checks.values()].find((check) => check.name === "switch")!;
    assert.deepEqual(
      [engaged.inverted, short(engaged.bucket), engaged.interval, engaged.threshold],
      [true, "secondary switch", 10, 3],
    );
    assert.deepEqual(unusedChecks, []);
  });

  it("names the port where it is not the protocol's own", () => {
    const checks = [...modelFrom(warmStandby()).picture.dns.checks.values()].filter(
      (check) => check.name === "endpoint",
    );
    assert.deepEqual(
      checks.map((check) => check.looksAt),
      ["HTTPS us-east-1.shop.example.com/healthz", "HTTPS us-west-2.shop.example.com:8443/"],
    );
  });

  it("lists a check that neither a record nor another check uses", () => {
    const stacks = warmStandby();
    add(stacks[0]!, "aws:route53/healthCheck:HealthCheck", "forgotten", {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: "cpu",
    });
    assert.deepEqual(modelFrom(stacks).picture.dns.unusedChecks.map(short), ["primary forgotten"]);
  });

  it("shows the use of the switch's bucket", () => {
    const { buckets } = modelFrom(warmStandby()).picture.regions[1]!;
    assert.deepEqual(
      buckets.map(({ name, uses }) => [name, uses]),
      [
        ["shop-switch", ["manual switch of primary"]],
        ["shop-page", ["origin of CloudFront page"]],
      ],
    );
  });
});
