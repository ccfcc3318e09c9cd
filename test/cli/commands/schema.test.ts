import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { schema, schemaText } from "../../../cli/commands/schema";
import { configSchema } from "../../../policy/config-schema";
import { AREA_NAMES } from "../../../components/config/schema";
import { holdfast } from "./run";

const FILE = join(__dirname, "../../../docs/settings.schema.json");

describe("holdfast schema", () => {
  it("prints the JSON Schema of every area of the settings", () => {
    const { code, stdout, stderr } = holdfast(["schema"]);
    assert.deepEqual([code, stderr], [0, ""]);
    const printed = JSON.parse(stdout);
    assert.equal(printed.$schema, "https://json-schema.org/draft/2020-12/schema");
    const keys = Object.keys(printed.properties.config.properties);
    assert.deepEqual(
      keys.filter((key) => key.startsWith("holdfast:")),
      AREA_NAMES.map((name) => `holdfast:${name}`),
    );
  });

  it("prints that of the policy pack's configuration where it is asked for", () => {
    assert.deepEqual(JSON.parse(schema("policy").text), JSON.parse(JSON.stringify(configSchema())));
  });

  it("is docs/settings.schema.json, which the stack files give an editor", () => {
    assert.equal(readFileSync(FILE, "utf8"), schemaText(), "stale: run npm run generate");
    for (const file of ["Pulumi.yaml", "Pulumi.primary.yaml", "Pulumi.secondary.yaml"]) {
      const [first] = readFileSync(join(FILE, "../..", file), "utf8").split("\n");
      assert.equal(first, "# yaml-language-server: $schema=docs/settings.schema.json");
    }
  });
});
