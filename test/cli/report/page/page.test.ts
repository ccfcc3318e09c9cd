import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { renderPage, type PageFinding, type PageInput } from "../../../../cli/report/page";
import { graphFromExports } from "../../../../policy/graph";
import { add, documentsOf, NO_SIMULATION, short, warmStandby, type Stack } from "./exports";
import { EVERY, withStores } from "./stores";

const NONE = { compliant: 0, violation: 0, undecided: 0, notApplicable: 0, acknowledged: 0 };

function pageOf(
  stacks: readonly Stack[],
  findings: readonly PageFinding[] = [],
  more: Partial<PageInput> = {},
): string {
  const counts = { ...NONE };
  for (const one of findings) counts[one.verdict] += 1;
  const input = {
    title: "shop",
    graph: graphFromExports(documentsOf(stacks)),
    verdict: { findings, counts },
    simulation: NO_SIMULATION,
  };
  return renderPage({ ...input, ...more });
}

function finding(verdict: PageFinding["verdict"], resource: string, more: Partial<PageFinding> = {}): PageFinding {
  const said = { message: `message of ${verdict}`, fix: `fix of ${verdict}` };
  return { rule: "elb-deletion-protection", verdict, severity: "high", resource, ...said, ...more };
}

function urnOf(stacks: readonly Stack[], type: string, name: string): string {
  return stacks.flatMap((stack) => stack.resources).find((one) => one.type.includes(type) && short(one.urn) === name)!
    .urn;
}

/** The text between an element's tags, without the tags inside. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)>" onfocus=alert(3) x="' onblur=alert(4) '&amp;<!--`;

describe("the page", () => {
  it("loads nothing and runs nothing but its own script", () => {
    const html = pageOf(warmStandby());
    assert.doesNotMatch(html, /\s(src|srcset|xlink:href|action|data|poster)=/);
    assert.doesNotMatch(html, /@import|url\((?!#)/);
    assert.deepEqual(
      [...html.matchAll(/\shref="([^#][^"]*)"/g)].map((match) => match[1]),
      [],
    );
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]!);
    assert.equal(scripts.length, 1);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    assert.match(policy, /^default-src 'none';/);
    assert.ok(policy.includes(`script-src 'sha256-${createHash("sha256").update(scripts[0]!).digest("base64")}'`));
  });

  it("shows hostile names, messages and inputs as text, in every place", () => {
    const stacks = warmStandby({ name: HOSTILE });
    const bad = add(stacks[0]!, "aws:sqs/queue:Queue", HOSTILE, {
      [HOSTILE]: HOSTILE,
      nested: [{ [HOSTILE]: HOSTILE }],
    });
    const more = {
      rule: HOSTILE,
      severity: HOSTILE,
      message: HOSTILE,
      fix: HOSTILE,
      property: HOSTILE,
      actual: HOSTILE,
      wanted: HOSTILE,
    };
    const findings = (["violation", "undecided", "acknowledged", "compliant"] as const).map((verdict) =>
      finding(verdict, bad.urn, { ...more, reason: HOSTILE }),
    );
    findings.push(finding("violation", HOSTILE));
    const html = pageOf(stacks, findings, { title: HOSTILE, generatedFrom: HOSTILE });
    assert.equal(html.match(/<script/g)!.length, 1);
    assert.doesNotMatch(html, /<img|<!--/);
    // Whatever is in quotes stays in them.
    const tags = html.match(/<(a|svg|g|details|dd|p|li)\b[^>]*>/g)!;
    for (const tag of tags) assert.match(tag.replace(/"[^"]*"/g, '""'), /^<\w+(\s+[\w-]+(="")?)*>$/);
    assert.ok(html.includes("&lt;/script&gt;&lt;script&gt;alert(1)"));
  });

  it("shows no control character and none that turns the direction of text", () => {
    const html = pageOf(warmStandby({ name: "safe\u202eexe.\u0000\u2066\ud800" }));
    assert.doesNotMatch(html, /[\u0000-\u0008\u202e\u2066]/);
    assert.equal(Buffer.from(html).toString(), html, "half a surrogate pair is no character");
  });

  it("shows the word secret in place of a secret, at any depth, and in a finding", () => {
    const stacks = warmStandby();
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: '"hunter2"',
      ciphertext: "v1:hunter2",
    };
    const database = add(
      stacks[0]!,
      "aws:rds/instance:Instance",
      "db",
      { password: secret, deep: { list: [secret] } },
      { arn: secret },
    );
    const html = pageOf(stacks, [
      finding("violation", database.urn, { property: "password", actual: secret, wanted: { not: secret } }),
    ]);
    assert.ok(!html.includes("hunter2"));
    assert.match(html, /<dt>password<\/dt><dd>secret<\/dd>/);
    assert.match(html, /<dt>deep<\/dt><dd>list: \[secret\]<\/dd>/);
    assert.match(html, /<code>password<\/code> is <b>secret<\/b>/);
  });

  it("says the policy's verdict in its first sentences", () => {
    const stacks = warmStandby();
    const head = (html: string) =>
      /<div class="banner (\w+)"><p class="headline">([^<]*)<\/p>\s*<p class="detail">([^<]*)/.exec(html)!.slice(1);
    const counts = { ...NONE, compliant: 212, undecided: 3, acknowledged: 1 };
    const verdict = (more: object) => ({ verdict: { findings: [], counts: { ...counts, ...more } } });
    assert.deepEqual(head(pageOf(stacks, [], verdict({}))), [
      "undecided",
      "No objective is declared. No violations.",
      "212 checks passed, 3 undecided, 1 acknowledged",
    ]);
    assert.deepEqual(head(pageOf(stacks, [], verdict({ violation: 1, compliant: 1 }))), [
      "violation",
      "No objective is declared. 1 violation.",
      "1 check passed, 3 undecided, 1 acknowledged",
    ]);
    assert.deepEqual(head(pageOf(stacks, [], verdict({ undecided: 0, acknowledged: 0 }))), [
      "compliant",
      "No objective is declared. No violations.",
      "212 checks passed, none undecided",
    ]);
  });

  it("says once what many findings of a rule have in common, and leads there from each resource", () => {
    const stacks = warmStandby();
    const buckets = [1, 2, 3, 4, 5].map((index) => add(stacks[0]!, "aws:s3/bucket:Bucket", `logs-${index}`, {}).urn);
    const alike = buckets.map((urn, index) =>
      finding("violation", urn, { rule: "s3-versioning", property: "versioning", actual: `off ${index % 2}` }),
    );
    const few = buckets.slice(0, 3).map((urn) => finding("undecided", urn, { rule: "s3-replication" }));
    const html = pageOf(stacks, [...alike, ...few]);
    const list = /<section class="verdicts">([\s\S]*?)<section class="resources">/.exec(html)![1]!;
    const text = textOf(list);
    assert.equal(text.split("message of violation").length - 1, 1);
    assert.equal(text.split("fix of violation").length - 1, 1);
    assert.match(text, /Violation 5 findings s3-versioning/);
    assert.match(text, /logs-1 .*? versioning is off 0 logs-2 .*? versioning is off 1/);
    assert.equal(text.split("fix of undecided").length - 1, 3, "three are listed one by one");
    assert.equal(html.split(`id="rule-violation-s3-versioning"`).length - 1, 1);
    assert.equal(html.split(`href="#rule-violation-s3-versioning"`).length - 1, 5);
    assert.equal(html.split("fix of violation").length - 1, 1, "nor is it said again with each resource");
  });

  it("lists every finding with its resource, property, message and fix, the worst first", () => {
    const stacks = warmStandby();
    const balancer = urnOf(stacks, "loadBalancer", "primary web");
    const html = pageOf(stacks, [
      finding("acknowledged", balancer, { reason: "tonight only" }),
      finding("undecided", balancer, { property: "subnets" }),
      finding("violation", balancer, { property: "enableDeletionProtection", actual: false, wanted: true }),
    ]);
    const list = /<ul class="findings">([\s\S]*?)<\/ul>/.exec(html)![1]!;
    const items = list
      .split("<li ")
      .slice(1)
      .map((item) => textOf(`<li ${item}`));
    assert.deepEqual(
      items.map((item) => item.trim().split(" ")[0]),
      ["Violation", "Undecided", "Acknowledged"],
    );
    for (const part of [
      "web",
      "Load balancer, us-east-1",
      "enableDeletionProtection is false ; wanted: true",
      "message of violation",
      "fix of violation",
    ]) {
      assert.ok(items[0]!.includes(part), `${part} in ${items[0]}`);
    }
    assert.match(items[2]!, /Accepted because: tonight only/);
  });

  it("marks a drawn resource with the worst verdict about it or a part of it", () => {
    const stacks = warmStandby();
    const badges = (findings: PageFinding[]) =>
      [...pageOf(stacks, findings).matchAll(/<g class="badge (\w+)" aria-hidden/g)].map((one) => one[1]);
    const part = urnOf(stacks, "bucketVersioning", "secondary page");
    const bucket = urnOf(stacks, "s3/bucket:", "secondary page");
    // Twice: the drawing for wide pages, and that for narrow ones.
    assert.deepEqual(badges([finding("violation", part), finding("undecided", bucket)]), ["violation", "violation"]);
    assert.deepEqual(badges([finding("compliant", bucket)]), []);
  });

  it("has an entry for every resource, and every link leads to one", () => {
    const stacks = warmStandby();
    const html = pageOf(stacks);
    const entries = new Set([...html.matchAll(/<details class="leaf" id="(r\d+)"/g)].map((match) => match[1]!));
    const made = stacks.flatMap((stack) => stack.resources).filter((one) => !one.type.startsWith("pulumi:"));
    assert.equal(entries.size, made.length);
    const links = [...html.matchAll(/href="#(r\d+)"/g)].map((match) => match[1]!);
    assert.ok(links.length > made.length);
    for (const link of links) assert.ok(entries.has(link), link);
  });

  it("lists a resource's dependents and dependencies, with the property", () => {
    const stacks = warmStandby();
    const html = pageOf(stacks);
    const number = [
      ...html.matchAll(/<details class="leaf" id="r(\d+)"[^>]*><summary><span class="kind">Target group<\/span>/g),
    ][0]![1]!;
    const entry = html.slice(
      html.indexOf(`id="r${number}"`),
      html.indexOf(`<details class="leaf" id="r`, html.indexOf(`id="r${number}"`)),
    );
    assert.match(
      textOf(entry),
      /Dependents web Listener, us-east-1 by defaultActions web Auto Scaling group, us-east-1 by targetGroupArns/,
    );
    assert.match(textOf(entry), /Dependencies web VPC, us-east-1 by vpcId/);
  });

  it("describes a store and its copies in words, for screen readers", () => {
    const html = pageOf(withStores(warmStandby(), EVERY));
    const labels = [...html.matchAll(/<a class="s store [\w-]+"[^>]*aria-label="([^"]*)"/g)].map((one) => one[1]!);
    assert.equal(labels.length, 2 * 2 * EVERY.length, "each store in both regions, in the wide and the narrow drawing");
    for (const said of [
      "RDS orders-1, PostgreSQL 16, db.m7g.large, Multi-AZ, read replica to us-west-2",
      "RDS orders-2, PostgreSQL 16, db.m7g.large, Single-AZ, read replica from us-east-1",
      "RDS ledger, automated backups, PITR 14 days, automated backups from us-east-1",
      "Aurora catalogue-secondary, PostgreSQL 16.6, 1 instance, db.r7g.large, global database from us-east-1",
      "DynamoDB sessions, point-in-time recovery, global table both ways with us-east-1",
      "S3 uploads-us-west-2, versioned, replication both ways with us-east-1",
      "EBS scratch, 6 × 100 GiB gp3, us-east-1a × 2, us-east-1b × 2, us-east-1c × 2, snapshot copies to us-west-2",
      "AWS Backup backups, vault, locked, backup copies from us-east-1",
    ])
      assert.ok(labels.includes(said), `${said}\nin\n${labels.join("\n")}`);
    assert.match(html, /DB instance of catalogue-primary, us-east-1b · tier 1/);
  });

  it("has the legend of data arrows only where there are any", () => {
    assert.match(pageOf(withStores(warmStandby(), EVERY)), /every write is replicated/);
    assert.doesNotMatch(pageOf(warmStandby()), /every write is replicated/);
  });

  it("marks a store with a verdict about any of its resources", () => {
    const stacks = withStores(warmStandby(), EVERY);
    const volume = urnOf(stacks, "ebs/volume", "primary scratch-us-east-1c-2");
    const badges = [...pageOf(stacks, [finding("violation", volume)]).matchAll(/<g class="badge (\w+)" aria-hidden/g)];
    assert.equal(badges.length, 2);
  });

  it("describes the failover order in words, with the conditions", () => {
    const said = textOf(/<section class="names">([\s\S]*?)<\/section>/.exec(pageOf(warmStandby()))![1]!);
    assert.match(
      said,
      /us-east-1 Application Load Balancer web , 6 of 18 instances in 3 AZs while health check live and at least one target are healthy/,
    );
    assert.match(
      said,
      /us-west-2 Application Load Balancer web , 3 of 18 instances in 3 AZs while health check endpoint/,
    );
    assert.match(said, /global CloudFront page while it is healthy/);
  });

  it("is the same for the same input", () => {
    assert.equal(pageOf(warmStandby()), pageOf(warmStandby()));
  });

  it("is an empty page without resources", () => {
    assert.match(pageOf([]), /No violations\.[^]*Nothing to simulate/);
  });
});
