import assert from "node:assert/strict";
import { planStacks, type DeployedResource } from "../../../cli/plan";
import { loadProgram } from "../../../cli/program";
import { configOf, stacksOf } from "../../components/plans";
import { VARIANTS } from "../../support/variants";
import { resourcesOf } from "./programs";

const FILES = configOf({ name: "shipped" });

/** Values that AWS itself shares: hosted zones of its endpoints, a domain's validation record, and record names. */
const SHARED_BY_NATURE = new Set(["zoneId", "hostedZoneId", "domainValidationOptions", "fqdn", "region"]);

/** Each value that AWS would make, with its place. */
function computedValues(resource: DeployedResource): [value: string, place: string][] {
  const computed = Object.entries(resource.outputs ?? {}).filter(
    ([key]) => !SHARED_BY_NATURE.has(key) && !(key in (resource.inputs ?? {})),
  );
  const values = computed.flatMap(([key, value]) => textsIn(value).map((text) => [text, key] as [string, string]));
  return [[resource.id!, "id"], ...values];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Paths of the values in `left` that `right` does not have. */
function missing(left: unknown, right: unknown, path: string): string[] {
  if (right === undefined) return [path];
  if (typeof left !== "object" || left === null) return [];
  const other = (typeof right === "object" && right !== null ? right : {}) as Record<string, unknown>;
  return Object.entries(left).flatMap(([key, value]) => missing(value, other[key], `${path}.${key}`));
}

describe("the plan of the shipped program and settings", () => {
  it("gives no two resources of both regions one id or computed output", async () => {
    const owners = new Map<string, string>();
    for (const resource of (await stacksOf(FILES)).flatMap(resourcesOf).filter((r) => r.type.startsWith("aws:"))) {
      for (const [value, place] of computedValues(resource)) {
        const owner = owners.get(value) ?? resource.urn;
        assert.equal(owner, resource.urn, `${place} of ${resource.urn} is ${value}`);
        owners.set(value, resource.urn);
      }
    }
    assert.ok(owners.size > 200);
  });

  it("has every input of a preview: every computed output that the program uses has a mock", async () => {
    const full = new Map((await stacksOf(FILES)).flatMap(resourcesOf).map((r) => [r.urn, r]));
    const preview = (await stacksOf(FILES, "preview")).flatMap(resourcesOf);
    assert.equal(preview.length, full.size);
    assert.deepEqual(
      preview.flatMap((r) => missing(r.inputs ?? {}, full.get(r.urn)?.inputs ?? {}, r.urn)),
      [],
    );
  });

  it("does not stay in memory with its resources, run by run", async () => {
    const { project, stacks } = configOf(VARIANTS.find(({ name }) => name === "static-site-s3-website")!);
    await planStacks(loadProgram, project, stacks);
    const loader = require.cache[require.resolve("../../../cli/program")]!;
    assert.deepEqual(loader.children, []);
  });
});
