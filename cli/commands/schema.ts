import { jsonSchema } from "../../components/config/json-schema";
import { configSchema } from "../../policy/config-schema";
import { EXIT } from "../errors";
import type { Outcome } from "../outcome";

/** The text of the JSON Schema of Pulumi.yaml and the stack files. */
export function schemaText(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

/** `holdfast schema [settings | policy]`: prints the JSON Schema of the settings, or of the policy pack's configuration. */
export function schema(of: "settings" | "policy" = "settings"): Outcome {
  const text = of === "settings" ? schemaText() : `${JSON.stringify(configSchema(), null, 2)}\n`;
  return { text, exitCode: EXIT.fine };
}
