import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { jsonSchema } from "../../../components/config";
import { AREA_NAMES } from "../../../components/config/schema";
import { writtenPair } from "../arbitraries";
import { unknown } from "./bad-settings/unknown";
import { apply, set } from "./edits";
import { shippedFiles, wholeFiles, type Files } from "./shipped";

const schema = z.fromJSONSchema(jsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

function accepts(file: unknown): boolean {
  return schema.safeParse(file).success;
}

function accepted(files: Files): string[] {
  return Object.entries(files).flatMap(([name, file]) => (accepts(file) ? [name] : []));
}

describe("the JSON Schema", () => {
  it("accepts the shipped files, in both forms", () => {
    assert.deepEqual(accepted(wholeFiles()), ["project", "primary", "secondary"]);
  });

  for (const row of unknown) {
    it(`shows an editor ${row.name}`, () => {
      const file = row.edits[0]!.file;
      assert.ok(!accepted(apply(shippedFiles(), row.edits)).includes(file));
    });
  }

  it("accepts an area of Pulumi.yaml in a stack file, without value:, and no third form", () => {
    const { project, primary } = shippedFiles();
    const { value } = project.config["holdfast:workload"] as { value: unknown };
    const stackFile = (workload: unknown) => ({
      ...primary,
      config: { ...primary.config, "holdfast:workload": workload },
    });
    assert.ok(accepts(stackFile(value)));
    assert.ok(accepts(stackFile({ value })));
    assert.ok(!accepts(stackFile({ value, default: value })));
    assert.ok(!accepts(stackFile({ value: { value } })));
  });

  it("refuses wrong types and values", () => {
    for (const edit of [
      set("compute.min", "6"),
      set("compute.min", -1),
      set("workload.strategy", "hot"),
      set("workload.objectives.region.rto", "15 minutes"),
      set("network.zones", []),
      set("ingress", null),
      set("role", "third"),
    ]) {
      assert.ok(!accepted(apply(shippedFiles(), [edit])).includes(edit.file), edit.key);
    }
  });

  it("leaves the keys of others alone", () => {
    const { primary } = shippedFiles();
    assert.ok(accepts({ ...primary, config: { ...primary.config, "aws:profile": "shop", "other:holdfast": 1 } }));
    assert.ok(accepts({ name: "holdfast", runtime: "nodejs" }));
  });

  it("accepts whatever the settings accept, so that an editor never marks what is right", () => {
    const named = (areas: Record<string, unknown>) => Object.entries(areas).map(([name, v]) => [`holdfast:${name}`, v]);
    fc.assert(
      fc.property(writtenPair, ({ shared, primary, secondary }) => {
        for (const own of [primary, secondary]) {
          assert.ok(accepts({ config: Object.fromEntries(named({ ...shared, ...own })) }));
        }
        const project = named(shared).map(([key, value]) => [key, { value }]);
        assert.ok(accepts({ name: "shop", config: Object.fromEntries(project) }));
      }),
    );
  });

  it("has one definition of each area, and a description of every setting in it", () => {
    const { $defs } = jsonSchema() as { $defs: Record<string, Json> };
    assert.deepEqual(Object.keys($defs), AREA_NAMES);
    const bare = Object.entries($defs).flatMap(([area, schema]) =>
      schema.description === undefined ? [area] : undescribed(area, schema),
    );
    assert.deepEqual(bare, []);
  });

  it("says in words what each pattern allows", () => {
    const texts = JSON.stringify(jsonSchema()).matchAll(/\{[^{}]*"pattern":"[^{}]*\}/g);
    const found = [...texts].map(([text]) => text);
    assert.ok(found.length > 50, `${found.length}`);
    for (const text of found) assert.match(text, /"patternErrorMessage":"\w/);
  });

  it("says which areas a setting refers to", () => {
    const { $defs } = jsonSchema() as { $defs: Record<string, Json> };
    assert.match(JSON.stringify($defs["functions"]), /"x-refers-to":\["queues"\]/);
    assert.match(JSON.stringify($defs["monitoring"]), /"x-refers-to":\["databases","tables","buckets"\]/);
  });
});

interface Json {
  description?: string;
  const?: unknown;
  properties?: Record<string, Json>;
  additionalProperties?: Json | boolean;
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
}

/** The settings below a schema that say nothing of themselves; the word that tells alternatives apart is described with them. */
function undescribed(path: string, schema: Json): string[] {
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const below = [
    ...(typeof additionalProperties === "object" ? undescribed(`${path}.*`, additionalProperties) : []),
    ...(items ? undescribed(`${path}[]`, items) : []),
    ...[...anyOf, ...oneOf].flatMap((one) => undescribed(path, one)),
  ];
  const own = Object.entries(properties).flatMap(([name, child]) => [
    ...(child.description === undefined && child.const === undefined ? [`${path}.${name}`] : []),
    ...undescribed(`${path}.${name}`, child),
  ]);
  return [...own, ...below];
}
