import assert from "node:assert/strict";
import { component, graphOf, previewOf, resource, unknown, type Fixture } from "../fixtures";

const VAULT = "aws:backup/vault:Vault";
const PLAN = "aws:backup/plan:Plan";
const HERE = { region: "us-east-1" };
const THERE = { region: "us-west-2" };
const DESTINATION = "rules[*].copyActions[*].destinationVaultArn";

const arn = (region: string, name: string) => `arn:aws:backup:${region}:123456789012:backup-vault:${name}`;
const own = resource(VAULT, "own", { name: "shop" }, HERE);
const far = resource(VAULT, "far", { name: "far" }, THERE);
const stackReference = resource("pulumi:pulumi:StackReference", "other-stack");
const parameter = resource("aws:ssm/parameter:Parameter", "vault-arn", {}, HERE);
const role = resource("aws:iam/role:Role", "role");

/** A plan that keeps in one vault and copies to another; `dependencies` are those that `rules` has besides. */
const plan = (targetVaultName: unknown, destinationVaultArn: unknown, dependencies: Fixture[] = []): Fixture =>
  resource(
    PLAN,
    "daily",
    { rules: [{ targetVaultName, copyActions: [{ destinationVaultArn }] }] },
    { ...HERE, propertyDependencies: { rules: dependencies } },
  );

function destinations(build: typeof graphOf, ...fixtures: Fixture[]) {
  const graph = build(...fixtures);
  const found = graph.references(graph.ofType(PLAN)[0]!, DESTINATION, [VAULT]);
  const names = (ones: typeof found.certain) => ones.map((one) => one.name).sort();
  return { is: names(found.certain), external: found.external, maybe: names(found.possible), all: found.complete };
}

describe("references of a part of a property, whose dependencies are those of the whole", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`read an ARN of another region or name literally, beside the own vault's name, ${when}`, () => {
      for (const value of [arn("us-west-2", "shop"), arn("us-west-2", "x"), arn("us-east-1", "another")]) {
        assert.deepEqual(
          destinations(build, own, plan(own.output("name"), value)),
          { is: [], external: [value], maybe: [], all: true },
          value,
        );
      }
    });
  }

  it("read an ARN literally where the own vault's name is unknown too", () => {
    const value = arn("us-west-2", "shop");
    const unnamed = resource(VAULT, "own", {}, HERE);
    const found = destinations(previewOf, unnamed, plan(unnamed.output("name"), value));
    assert.deepEqual(found, { is: [], external: [value], maybe: [], all: true });
  });

  it("leave open whether an ARN with a vault's region and name, or without a name to compare, is that vault's", () => {
    const value = arn("us-east-1", "shop");
    const found = destinations(previewOf, own, plan(own.output("name"), value));
    assert.deepEqual(found, { is: [], external: [], maybe: ["own"], all: false });
    const unnamed = resource(VAULT, "own", {}, HERE);
    assert.deepEqual(destinations(previewOf, unnamed, plan(unnamed.output("name"), value)).maybe, ["own"]);
    const placeless = resource(VAULT, "own", { name: "shop" });
    assert.deepEqual(destinations(previewOf, placeless, plan(placeless.output("name"), value)).maybe, ["own"]);
  });

  it("take no known text for the id of what is not made yet", () => {
    const copied = plan("elsewhere", far.output("arn"));
    const graph = previewOf(far, copied);
    const found = graph.references(graph.get(copied.urn)!, "rules[*].targetVaultName", [VAULT]);
    assert.deepEqual([found.certain, found.external, found.complete], [[], ["elsewhere"], true]);
  });

  for (const [from, source] of [
    ["another stack", [stackReference]],
    ["a parameter", [parameter]],
    ["what is not in the graph", []],
  ] as const) {
    it(`do not take an unknown value from ${from} for the own vault, named or unknown`, () => {
      const deps = [source[0] ?? stackReference];
      for (const name of [own.output("name"), own.id]) {
        const found = destinations(previewOf, own, ...source, plan(name, unknown, deps));
        assert.deepEqual(found, { is: [], external: [], maybe: ["own"], all: false });
      }
    });
  }

  it("find an unknown value's only source, whatever else is unknown or named beside it", () => {
    for (const name of [own.output("name"), own.id]) {
      const found = destinations(previewOf, own, plan(name, own.output("arn")));
      assert.deepEqual(found, { is: ["own"], external: [], maybe: [], all: true });
    }
    const found = destinations(previewOf, own, role, plan(role.output("arn"), own.output("arn")));
    assert.deepEqual(found, { is: ["own"], external: [], maybe: [], all: true });
  });

  it("find it in a component too, on which the property depends as well", () => {
    const parent = component("shop:index:Vaults", "vaults");
    const inside = resource(VAULT, "inside", { name: "inside" }, { ...HERE, parent });
    const found = destinations(previewOf, parent, inside, plan(inside.id, inside.output("arn"), [parent]));
    assert.deepEqual(found, { is: ["inside"], external: [], maybe: [], all: true });
  });

  it("do not find it where a known text may be its id as well", () => {
    const copyActions = [{ destinationVaultArn: unknown }, { destinationVaultArn: "elsewhere" }];
    // Nothing refers to its ARN, so that it is not even known to be unknown.
    const plain = resource(VAULT, "plain", { name: "plain" }, HERE);
    const copying = resource(PLAN, "daily", { rules: [{ targetVaultName: plain.output("name"), copyActions }] }, HERE);
    assert.deepEqual(destinations(previewOf, plain, copying), { is: [], external: [], maybe: ["plain"], all: false });
  });

  it("leave out a vault that the property names elsewhere, where another one is left for the unknown value", () => {
    const found = destinations(previewOf, own, far, plan(own.output("name"), far.output("arn")));
    assert.deepEqual(found, { is: ["far"], external: [], maybe: [], all: true });
  });

  it("do not tell two vaults apart where both values are unknown", () => {
    const found = destinations(previewOf, own, far, plan(own.id, far.output("arn")));
    assert.deepEqual(found, { is: [], external: [], maybe: ["far", "own"], all: false });
  });
});
