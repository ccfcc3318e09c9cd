import { readdirSync } from "node:fs";
import type { Published } from "./published";

/** Days after which a table should be read again. */
const FRESH_DAYS = 365;

/** Every table of this folder, by `file.NAME`. */
export async function allFacts(): Promise<Record<string, Published>> {
  const found: Record<string, Published> = {};
  for (const file of readdirSync(__dirname).filter((each) => each.endsWith(".ts") && each !== "stale.ts")) {
    const tables = require(`./${file}`) as Record<string, Published>;
    for (const [name, table] of Object.entries(tables))
      if (/^[A-Z]/.test(name)) found[`${file.slice(0, -3)}.${name}`] = table;
  }
  return found;
}

/** A line for each table that was read more than a year ago, the oldest first. */
export function staleFacts(tables: Readonly<Record<string, Published>>, now: Date): string[] {
  const before = new Date(now.getTime() - FRESH_DAYS * 86_400_000).toISOString().slice(0, 10);
  return Object.entries(tables)
    .filter(([, { asOf }]) => asOf < before)
    .sort(([, a], [, b]) => a.asOf.localeCompare(b.asOf))
    .map(([name, { asOf, title, sources }]) => `${asOf}  ${name}: ${title}\n            ${sources.join(" ")}`);
}

async function main(): Promise<void> {
  const tables = await allFacts();
  const stale = staleFacts(tables, new Date());
  console.log([...stale, `${stale.length} of ${Object.keys(tables).length} tables are older than a year.`].join("\n"));
}

if (require.main === module) void main();
