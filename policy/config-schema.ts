import { z } from "zod";
import { ACKNOWLEDGE, acknowledgeSettings } from "./acknowledge";
import { ENFORCEMENT_LEVELS, PROFILES } from "./profiles";
import type { Rule, SettingsSchema } from "./rule";
import { rules as all } from "./rules";
import { UNJUDGED, unjudgedSettings } from "./unjudged";

type JsonSchema = Readonly<Record<string, unknown>>;

const LEVEL = { enum: ENFORCEMENT_LEVELS };

/** The members of a settings schema, as JSON Schema has them. */
function membersOf(settings: SettingsSchema): JsonSchema {
  return z.toJSONSchema(settings, { io: "input", target: "draft-7" }).properties ?? {};
}

/** A level alone, an object with a level and settings, or what is written short. */
function entryOf(description: string, settings: SettingsSchema, short: readonly unknown[] = []): JsonSchema {
  const properties = { enforcementLevel: LEVEL, ...membersOf(settings) };
  return { description, anyOf: [LEVEL, { type: "object", properties, additionalProperties: false }, ...short] };
}

/** The JSON Schema of a pack configuration: what `--policy-pack-config` and `holdfast check --pack-config` are given. */
export function configSchema(rules: readonly Rule[] = all): JsonSchema {
  const { exemptions } = membersOf(acknowledgeSettings);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of Holdfast's policy pack",
    type: "object",
    properties: {
      all: { description: "The level of every rule that has none of its own.", ...LEVEL },
      profile: {
        description: "Sets all levels at once; holdfast reads it, and `holdfast profile NAME` prints it for Pulumi.",
        enum: PROFILES,
      },
      [ACKNOWLEDGE]: entryOf("Findings that are accepted, each with its reason.", acknowledgeSettings, [exemptions]),
      [UNJUDGED]: entryOf("AWS resources that no enabled rule looks at.", unjudgedSettings),
      undecided: { description: "Verdicts that wait for deployment.", ...LEVEL },
      ...Object.fromEntries(rules.map((rule) => [rule.id, entryOf(`${rule.title}. ${rule.why}`, rule.settings)])),
    },
    additionalProperties: false,
  };
}
