import { jsonSchema } from "../../components/config/json-schema";
import { EXIT } from "../errors";
import type { Outcome } from "../outcome";

/** The text of the JSON Schema of Pulumi.yaml and the stack files. */
export function schemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

/** `holdfast schema`: prints the JSON Schema of the settings. */
export function schema(): Outcome {
  return { text: schemaText(), exitCode: EXIT.fine };
}
