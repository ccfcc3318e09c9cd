import { z } from "zod";
import { areas, NAMESPACE } from "./schema";

/** The JSON Schema (draft 2020-12) of a stack file or of Pulumi.yaml, for an editor's completion and checks. */
export function jsonSchema(): object {
  const properties = Object.fromEntries(
    Object.entries(areas).map(([name, schema]) => {
      const own = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>;
      delete own.$schema;
      return [`${NAMESPACE}:${name}`, own];
    }),
  );
  const inProject = Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [
      key,
      {
        anyOf: [
          { type: "object", properties: { value: schema }, required: ["value"], additionalProperties: false },
          schema,
        ],
      },
    ]),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Holdfast: Pulumi.yaml and Pulumi.<stack>.yaml",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: inProject,
        patternProperties: { [`^${NAMESPACE}:`]: { description: "A setting of Holdfast." } },
      },
    },
  };
}
