import { z } from "zod";
import { AREA_NAMES, areas, NAMESPACE } from "./schema";

/**
 * The JSON Schema (draft 2020-12) of Pulumi.yaml and of the stack files, for an editor's completion and checks. A key of ours is written
 * in one of two forms: the value itself in a stack file, and `value:` with the value below it in Pulumi.yaml.
 */
export function jsonSchema(): object {
  const settings = Object.entries(areas).map(([name, area]) => {
    const schema: { $schema?: unknown } = z.toJSONSchema(area, { io: "input", unrepresentable: "any" });
    delete schema.$schema;
    return [`${NAMESPACE}:${name}`, { anyOf: [schema, inProject(schema)] }];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Holdfast: Pulumi.yaml and Pulumi.<stack>.yaml",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(settings),
        // Any other key of ours is a slip; keys of other namespaces are not ours to judge.
        patternProperties: { [`^${NAMESPACE}:(?!(${AREA_NAMES.join("|")})$)`]: false },
      },
    },
  };
}

function inProject(schema: object): object {
  return { type: "object", properties: { value: schema }, required: ["value"], additionalProperties: false };
}
