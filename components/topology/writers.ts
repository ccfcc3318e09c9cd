import type { Settings } from "../config/parse";
import type { Problem } from "../config/problems";
import { isGroup } from "../config/schema-at";
import { membersOf } from "./databases";

/**
 * The databases of which an older member would write than the one that wrote last, as the primary's stack recorded it: its data end where
 * the newer one's begin. So it is after a failback whose `members` still end in the primary. While a failback is prepared the settings
 * are the same, and the record is not: until then the older member is the one that writes.
 * @param stores the primary's output of that name, from Pulumi's state
 */
export function olderWriters(settings: Settings, stores: unknown): Problem[] {
  const recorded = isGroup(stores) && isGroup(stores["databases"]) ? stores["databases"] : {};
  return Object.entries(settings.databases).flatMap(([store, database]) => {
    const writer = membersOf(settings, store, database).find(({ state }) => state === "writer");
    const last = numberOf(recorded[store], `${settings.workload.name}-${store}-`);
    // `members` without the newer one gives it up.
    if (!writer || last === undefined || writer.number >= last || database.members.length < last) return [];
    return [problemOf(store, writer.number, last, database.members)];
  });
}

/** The number of the member that a database's facts say writes. */
function numberOf(facts: unknown, prefix: string): number | undefined {
  const writer = isGroup(facts) ? facts["writer"] : undefined;
  const identifier = isGroup(writer) ? writer["identifier"] : undefined;
  if (typeof identifier !== "string" || !identifier.startsWith(prefix)) return undefined;
  const number = Number(identifier.slice(prefix.length));
  return Number.isInteger(number) ? number : undefined;
}

function problemOf(store: string, number: number, last: number, members: readonly string[]): Problem {
  const next = [...members, "secondary"].join(", ");
  const without = members.slice(0, last - 1).join(", ");
  return {
    path: `holdfast:databases.${store}.members`,
    message: `member ${number} would write, whose data are old: member ${last} has written since, as the primary's stack says`,
    fix:
      `Write members: [${next}], and \`pulumi up\` both stacks with holdfast:active primary before it is secondary. ` +
      `Where the primary's Region is unavailable and member ${number} is all that is left of the data: members: [${without}], which gives up what was written since.`,
  };
}
