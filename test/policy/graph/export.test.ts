import assert from "node:assert/strict";
import { graphFromExports, GraphInputError, SECRET, UNKNOWN } from "../../../policy/graph";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const BUCKET = "aws:s3/bucket:Bucket";
const urn = (name: string, type = BUCKET, stack = "primary") => `urn:pulumi:${stack}::shop::${type}::${name}`;
const bucket = (name: string, fields: Record<string, unknown> = {}) => ({
  urn: urn(name),
  type: BUCKET,
  custom: true,
  ...fields,
});
const read = (...resources: unknown[]) =>
  graphFromExports([{ file: "a.json", document: { version: 3, deployment: { resources } } }]);

describe("reading stack exports", () => {
  it("marks secrets and unknown values, opens output values and references, drops the engine's keys", () => {
    const inputs = {
      later: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      hidden: { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", plaintext: '"x"' },
      output: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: [1] },
      pending: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4" },
      hiddenOutput: { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: 1, secret: true },
      reference: { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id: "id-x" },
      asset: { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", hash: "abc" },
      __defaults: ["forceDestroy", "acl"],
      // Filled in by the provider: the program did not give it.
      acl: "private",
      rule: { days: 3, __defaults: [] },
    };
    assert.deepEqual(read(bucket("a", { inputs })).resources[0]?.inputs, {
      later: UNKNOWN,
      hidden: SECRET,
      output: [1],
      pending: UNKNOWN,
      hiddenOutput: SECRET,
      reference: "id-x",
      asset: { hash: "abc" },
      rule: { days: 3 },
    });
  });

  it("leaves out what is being deleted and what was only looked up", () => {
    const graph = read(bucket("a"), bucket("a", { delete: true }), bucket("b", { external: true }));
    assert.deepEqual(
      graph.resources.map((one) => one.name),
      ["a"],
    );
  });

  it("reads name, stack, protection and dependencies", () => {
    const [one] = read(
      bucket("a::b", {
        protect: true,
        id: "i",
        propertyDependencies: { policy: [urn("x")], none: [] },
        parent: urn("p"),
      }),
    ).resources;
    assert.equal(one?.name, "a::b");
    assert.equal(one.stack, "primary");
    assert.deepEqual([one.protect, one.id, one.parent, one.custom], [true, "i", urn("p"), true]);
    assert.deepEqual(one.propertyDependencies, { policy: [urn("x")], none: [] });
  });

  it("takes the region from the input, the provider, the output or the ARN, in this order", () => {
    const provider = {
      urn: urn("west", "pulumi:providers:aws"),
      type: "pulumi:providers:aws",
      inputs: { region: "us-west-2" },
    };
    const by = (fields: Record<string, unknown>) => read(provider, bucket("a", fields)).ofType(BUCKET)[0]?.region;
    const ref = `${provider.urn}::0a1b-2c`;
    const arn = "arn:aws-us-gov:sqs:us-gov-west-1:123456789012:q";
    assert.equal(by({ inputs: { region: "eu-west-1" }, provider: ref }), "eu-west-1");
    assert.equal(by({ provider: ref, outputs: { region: "eu-west-3" } }), "us-west-2");
    assert.equal(by({ outputs: { region: "eu-west-3", arn } }), "eu-west-3");
    assert.equal(by({ outputs: { arn } }), "us-gov-west-1");
    assert.equal(by({ outputs: { arn: "arn:aws:s3:::a" } }), undefined);
  });

  it("puts stacks together, and accepts an empty one", () => {
    const document = (stack: string) => ({
      version: 3,
      deployment: { resources: [{ urn: urn("a", BUCKET, stack), type: BUCKET }] },
    });
    const graph = graphFromExports([
      { file: "1", document: document("primary") },
      { file: "2", document: document("secondary") },
      { file: "3", document: { version: 3, deployment: { manifest: {} } } },
    ]);
    assert.deepEqual(
      graph.resources.map((one) => one.stack),
      ["primary", "secondary"],
    );
  });

  for (const [what, document, message] of [
    ["a list", [], /^bad\.json: not a JSON object\. Give the output of `pulumi stack export/],
    ["another file", { name: "x" }, /no `deployment`/],
    ["an old version", { version: 2, deployment: {} }, /deployment version 2/],
    ["no list of resources", { version: 3, deployment: { resources: {} } }, /`deployment\.resources` is not a list/],
    ["no URN", { version: 3, deployment: { resources: [bucket("a"), { type: "x" }] } }, /resources\[1\]` has no URN/],
    ["null", { version: 3, deployment: { resources: [null] } }, /resources\[0\]` has no URN/],
  ] as const) {
    it(`refuses ${what}, and names the file`, () => {
      assert.throws(
        () => graphFromExports([{ file: "bad.json", document }]),
        (error) => error instanceof GraphInputError && message.test(error.message) && error.file === "bad.json",
      );
    });
  }

  it("refuses the same stack twice", () => {
    const document = { version: 3, deployment: { resources: [bucket("a")] } };
    const twice = () =>
      graphFromExports([
        { file: "1.json", document },
        { file: "2.json", document },
      ]);
    assert.throws(twice, /2\.json: urn:.*::a is in 1\.json too\. Give every stack once\./);
  });

  it("does not choke on properties of the wrong shape", () => {
    const [one] = read(
      bucket("a", { inputs: "x", outputs: null, dependencies: 3, propertyDependencies: [], provider: 1 }),
    ).resources;
    assert.deepEqual([one?.inputs, one?.outputs, one?.dependencies, one?.propertyDependencies], [{}, {}, [], {}]);
  });

  it("take a value that is nested too deep to be read as unknown", () => {
    const deep = JSON.parse(`${"[".repeat(20_000)}1${"]".repeat(20_000)}`) as unknown;
    const [one] = read(bucket("a", { inputs: { bucket: "b", tags: deep } })).resources;
    assert.equal(one?.inputs.bucket, "b");
    let inner = one?.inputs.tags;
    while (Array.isArray(inner)) [inner] = inner;
    assert.equal(inner, UNKNOWN);
  });
});
