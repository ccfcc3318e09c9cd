/** Writes the files that are made from the code: `npm run generate`. Their tests say when they are stale. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaText } from "../cli/commands/schema";
import { renderRules } from "../policy/docs";

writeFileSync(join(__dirname, "../policy/RULES.md"), renderRules());
writeFileSync(join(__dirname, "../docs/settings.schema.json"), schemaText());
