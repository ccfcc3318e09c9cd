import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { planStacks } from "../../../cli/plan";
import { find, plan, PRIMARY, resourcesOf, SECONDARY, smallService } from "./programs";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const URN = "urn:pulumi:primary::shop::";
const STACK = `${URN}pulumi:pulumi:Stack::shop-primary`;

class Box extends pulumi.ComponentResource {
  constructor(
    name: string,
    body: (parent: pulumi.ResourceOptions) => pulumi.Inputs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("shop:index:Box", name, {}, opts);
    this.registerOutputs(body({ parent: this }));
  }
}

describe("a planned stack", () => {
  it("has the stack at its root, and the engine's URNs and parents", async () => {
    const stack = await plan(() => {
      new Box("outer", (o) => {
        new Box("inner", (i) => ({ bucket: new aws.s3.Bucket("deep", {}, i).arn }), o);
        return {};
      });
    });
    assert.deepEqual(resourcesOf(stack)[0], { urn: STACK, custom: false, type: "pulumi:pulumi:Stack" });
    const bucket = find(stack, "aws:s3/bucket:Bucket");
    assert.equal(bucket.urn, `${URN}shop:index:Box$shop:index:Box$aws:s3/bucket:Bucket::deep`);
    assert.equal(bucket.parent, `${URN}shop:index:Box$shop:index:Box::inner`);
    const inner = find(stack, "shop:index:Box", "inner");
    assert.equal(inner.custom, false);
    assert.equal(inner.parent, `${URN}shop:index:Box::outer`);
    assert.deepEqual(inner.outputs, { bucket: bucket.outputs!["arn"] });
    assert.equal(find(stack, "shop:index:Box", "outer").parent, STACK);
  });

  it("has the engine's default provider, configured by the stack's aws:* keys, and every resource refers to it", async () => {
    const config = { "aws:region": "eu-west-1", "aws:allowedAccountIds": '["111122223333"]', "shop:other": "x" };
    const [stack] = await planStacks(() => void new aws.sns.Topic("news"), "shop", [{ name: "primary", config }]);
    const provider = find(stack!, "pulumi:providers:aws");
    const version = "7.48.0";
    assert.equal(provider.urn, `${URN}pulumi:providers:aws::default_7_48_0`);
    assert.match(provider.id!, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const inputs = { allowedAccountIds: '["111122223333"]', region: "eu-west-1", version };
    assert.deepEqual(provider.inputs, { __internal: {}, ...inputs });
    assert.deepEqual(provider.outputs, inputs);
    assert.equal(provider.parent, undefined);
    const topic = find(stack!, "aws:sns/topic:Topic");
    assert.equal(topic.provider, `${provider.urn}::${provider.id}`);
    assert.match(topic.id!, /^arn:aws:sns:eu-west-1:111122223333:news-[0-9a-f]{7}$/);
  });

  for (const [what, allowed, account] of [
    ["the given one where a provider says nothing", undefined, "222233334444"],
    ["the given one among those that a provider allows", '["111122223333","222233334444"]', "222233334444"],
    ["another one that alone is allowed", '["111122223333"]', "111122223333"],
  ] as const)
    it(`works in an account: ${what}`, async () => {
      const config = { "aws:region": "eu-west-1", ...(allowed && { "aws:allowedAccountIds": allowed }) };
      const program = () => void new aws.sns.Topic("news");
      const [stack] = await planStacks(program, "shop", [{ name: "primary", config }], { account: "222233334444" });
      assert.match(find(stack!, "aws:sns/topic:Topic").id!, new RegExp(`:${account}:news-`));
    });

  it("takes region and account from an explicit provider, unless the resource has its own region", async () => {
    const stack = await plan(() => {
      const provider = new aws.Provider("peer", { region: "us-west-2", allowedAccountIds: ["444455556666"] });
      new aws.sns.Topic("there", {}, { provider });
      new aws.sns.Topic("beyond", { region: "eu-north-1" }, { provider });
    });
    const provider = find(stack, "pulumi:providers:aws", "peer");
    assert.equal(provider.parent, STACK);
    const there = find(stack, "aws:sns/topic:Topic", "there");
    assert.equal(there.provider, `${provider.urn}::${provider.id}`);
    assert.match(there.id!, /^arn:aws:sns:us-west-2:444455556666:there-/);
    assert.equal(there.outputs!["region"], "us-west-2");
    assert.match(find(stack, "aws:sns/topic:Topic", "beyond").id!, /^arn:aws:sns:eu-north-1:444455556666:beyond-/);
    assert.equal(resourcesOf(stack).filter((r) => r.type === "pulumi:providers:aws").length, 1);
  });

  it("keeps a resource's options", async () => {
    const stack = await plan(() => {
      const first = new aws.sns.Topic("first");
      const opts = {
        protect: true,
        dependsOn: first,
        ignoreChanges: ["tags"],
        retainOnDelete: true,
        deletedWith: first,
      };
      new aws.sns.Topic("second", { displayName: first.name }, { ...opts, customTimeouts: { create: "1h30m" } });
    });
    const first = find(stack, "aws:sns/topic:Topic", "first");
    const second = find(stack, "aws:sns/topic:Topic", "second");
    assert.deepEqual(second.inputs, { displayName: first.outputs!["name"] });
    assert.deepEqual(second.dependencies, [first.urn]);
    assert.deepEqual(second.propertyDependencies, { displayName: [first.urn] });
    assert.equal(second.protect, true);
    assert.deepEqual(second.ignoreChanges, ["tags"]);
    assert.equal(second.retainOnDelete, true);
    assert.equal(second.deletedWith, first.urn);
    assert.deepEqual(second.customTimeouts, { create: 5400 });
    for (const field of ["protect", "ignoreChanges", "dependencies", "external", "retainOnDelete"])
      assert.ok(!(field in first), `${field} is left out where it is empty`);
  });

  it("shows no secret, in inputs, outputs or stack outputs, but marks it", async () => {
    const stack = await plan(() => {
      const password = pulumi.secret("hunter2");
      const parameter = new aws.ssm.Parameter("p", { type: "SecureString", value: password });
      return { password, nested: { parts: [parameter.value] } };
    });
    assert.ok(!JSON.stringify(stack).includes("hunter2"));
    const parameter = find(stack, "aws:ssm/parameter:Parameter");
    for (const value of [
      parameter.inputs!["value"],
      parameter.outputs!["value"],
      resourcesOf(stack)[0]!.outputs!["password"],
    ]) {
      const held = value as Record<string, string>;
      assert.equal(held[SIGNATURE], "1b47061264138c4ac30d75fd1eb44270");
      assert.match(held["ciphertext"]!, /^v1:/);
    }
    assert.deepEqual(stack.outputs, { password: "[secret]", nested: { parts: ["[secret]"] } });
  });

  it("has assets with the hash of their content, and refuses a file that does not exist", async () => {
    const object = (source: pulumi.asset.Asset) => () =>
      void new aws.s3.BucketObjectv2("page", { bucket: "pages", key: "index.html", source });
    const page = find(
      await plan(object(new pulumi.asset.StringAsset("hello"))),
      "aws:s3/bucketObjectv2:BucketObjectv2",
    );
    const source = page.inputs!["source"] as Record<string, string>;
    assert.equal(source["text"], "hello");
    assert.equal(source["hash"], "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    await assert.rejects(
      plan(object(new pulumi.asset.FileAsset("no/such/page"))),
      /failed to open asset file 'no\/such\/page'/,
    );
  });

  it("lists nothing before what it refers to", async () => {
    const made = new Set<string>();
    for (const resource of resourcesOf(await plan(smallService))) {
      const { parent, provider, dependencies = [], propertyDependencies = {} } = resource;
      const before = [parent, provider?.slice(0, provider.lastIndexOf("::")), ...dependencies];
      for (const urn of [...before, ...Object.values(propertyDependencies).flat()])
        if (urn) assert.ok(made.has(urn), `${resource.urn} refers to ${urn}`);
      made.add(resource.urn);
    }
  });

  it("is byte for byte the same in every run", async () => {
    const runs = [await planStacks(smallService, "shop", [PRIMARY, SECONDARY])];
    runs.push(await planStacks(smallService, "shop", [PRIMARY, SECONDARY]));
    assert.equal(JSON.stringify(runs[0]), JSON.stringify(runs[1]));
  });
});

describe("a StackReference in a plan", () => {
  const program =
    (name: string, output = "host") =>
    () => {
      if (pulumi.getStack() === "primary") return { host: "a.example.com", token: pulumi.secret("s3cret") };
      const reference = new pulumi.StackReference("peer", { name });
      return { peer: reference.requireOutput(output) };
    };

  for (const name of ["primary", "organization/shop/primary"])
    it(`gets the outputs of an earlier stack by ${name}`, async () => {
      const [, secondary] = await planStacks(program(name), "shop", [PRIMARY, SECONDARY]);
      assert.equal(secondary!.outputs["peer"], "a.example.com");
      const reference = find(secondary!, "pulumi:pulumi:StackReference");
      assert.equal(reference.external, true);
      assert.equal(reference.id, name);
      assert.deepEqual(reference.outputs!["secretOutputNames"], ["token"]);
      assert.match(reference.provider!, /::pulumi:providers:pulumi::default::/);
      assert.ok(!("inputs" in find(secondary!, "pulumi:providers:pulumi")));
    });

  it("keeps a secret output secret", async () => {
    const [, secondary] = await planStacks(program("primary", "token"), "shop", [PRIMARY, SECONDARY]);
    assert.equal(secondary!.outputs["peer"], "[secret]");
    assert.ok(!JSON.stringify(secondary).includes("s3cret"));
  });

  it("is refused where no such stack was planned before", async () => {
    const run = (name: string) => planStacks(program(name), "shop", [PRIMARY, SECONDARY]);
    await assert.rejects(
      run("tertiary"),
      /stack "secondary" refers to stack "tertiary".*planned before it: organization\/shop\/primary/,
    );
    await assert.rejects(run("organisation/shop/primary"), /"organisation\/shop\/primary", which is not planned/);
    await assert.rejects(run("secondary"), /"secondary", which is not planned before it/);
  });
});
