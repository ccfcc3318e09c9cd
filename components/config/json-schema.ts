import { z } from "zod";
import { allowedBy } from "./allowed";
import { AREA_NAMES, areas, NAMESPACE, type AreaName } from "./schema";

/**
 * The JSON Schema (draft 2020-12) of Pulumi.yaml and of the stack files, for an editor's completion and checks. A key of ours is written
 * in one of two forms: the value itself in a stack file, and `value:` with the value below it in Pulumi.yaml. A setting that names another one
 * has `x-refers-to`, the areas that may have the name; a text with a pattern has `patternErrorMessage`, which VS Code shows in the pattern's place; one
 * that code judges has `x-allowed`.
 */
export function jsonSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Holdfast: Pulumi.yaml and Pulumi.<stack>.yaml",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(
          AREA_NAMES.map((name) => [`${NAMESPACE}:${name}`, { anyOf: [area(name), inProject(area(name))] }]),
        ),
        // Any other key of ours is a mistake; keys of other namespaces are not ours to judge.
        patternProperties: { [`^${NAMESPACE}:(?!(${AREA_NAMES.join("|")})$)`]: false },
      },
    },
    $defs: Object.fromEntries(AREA_NAMES.map((name) => [name, definition(name)])),
  };
}

function area(name: AreaName): object {
  return { $ref: `#/$defs/${name}` };
}

function definition(name: AreaName): object {
  const schema: { $schema?: unknown } = z.toJSONSchema(areas[name], {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodLazy) asArea(jsonSchema, name);
      if (jsonSchema.pattern !== undefined) jsonSchema["patternErrorMessage"] = allowedInstead(zodSchema);
      else if (isText(jsonSchema)) jsonSchema["x-allowed"] = allowedInstead(zodSchema);
    },
  });
  delete schema.$schema;
  return schema;
}

/** What has the settings of its own area again has that area's schema; not all of it a second time. */
function asArea(jsonSchema: z.core.JSONSchema.BaseSchema, name: AreaName): void {
  for (const key of Object.keys(jsonSchema)) if (key !== "description") Reflect.deleteProperty(jsonSchema, key);
  Object.assign(jsonSchema, area(name));
}

/** A text that is judged by code alone: the schema says in words what is allowed. */
function isText({ type, enum: values, const: value, format, maxLength }: z.core.JSONSchema.BaseSchema): boolean {
  return type === "string" && [values, value, format, maxLength].every((one) => one === undefined);
}

/** What a schema says of a text that it does not allow; undefined where it allows any. */
function allowedInstead(schema: z.core.$ZodType): string | undefined {
  const issue = z.safeParse(schema, "\0").error?.issues[0];
  return issue && allowedBy(issue).replace(/; it has .*$/, "");
}

function inProject(schema: object): object {
  return { type: "object", properties: { value: schema }, required: ["value"], additionalProperties: false };
}
