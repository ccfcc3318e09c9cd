import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const policy = join(__dirname, "../../policy");
const sources = readdirSync(policy, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("node_modules"),
);

describe("the policy framework", () => {
  // @pulumi/policy takes half a second to load, @pulumi/aws more: `holdfast check` must not wait for either.
  it("loads no part of Pulumi, except where the pack starts", () => {
    const loading = sources.filter((file) =>
      /^import (?!type\b)[^;]*"@pulumi\//ms.test(readFileSync(join(policy, file), "utf8")),
    );
    assert.deepEqual(loading, ["index.ts"]);
  });
});
