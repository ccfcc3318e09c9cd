import { jsonSchema } from "../../components/config/json-schema";

/** Prints the JSON Schema of Pulumi.yaml and the stack files. */
export function printSchema(): void {
  process.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
}
