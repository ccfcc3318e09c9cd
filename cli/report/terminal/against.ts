import { urnParts } from "../../../policy/graph";
import type { Comparison } from "../../commands/against";
import type { Loss } from "../../plan/against";
import type { Screen } from "./screen";
import { typeName } from "./tree";
import { plural, table, wrap } from "./words";

/** What an `up` would replace or delete of each deployed stack, what holds data first. */
export function renderComparisons(comparisons: readonly Comparison[], screen: Screen): string {
  return comparisons.map((one) => comparisonText(one, screen)).join("");
}

function comparisonText(comparison: Comparison, screen: Screen): string {
  const { file, stack, losses, notKnown, isRefused } = comparison;
  const { bold, red, dim } = screen.colours;
  const sorted = [...losses].sort((a, b) => Number(b.holdsData) - Number(a.holdsData));
  const rows = table(sorted.map((loss) => [loss.holdsData ? "✖" : "-", resource(loss.urn), done(loss), note(loss)]));
  const lines = rows.map((row, i) => {
    const line = `  ${row.join("  ").trimEnd()}`;
    return `${sorted[i]!.holdsData ? red(line) : line}\n`;
  });
  const stops = stopped(comparison).map((text) => `${red(`  ${wrap(`✖ ${text}`, screen.width - 4, "    ")}`)}\n`);
  const unknown =
    notKnown.length > 0
      ? `${dim(`  ${wrap(`not known whether in place: ${notKnown.map(resource).join(", ")}`, screen.width - 2, "  ")}`)}\n`
      : "";
  const said =
    "refused: what is marked ✖ holds data, or AWS would stop the up at it. Take the change back, or see docs/changes.md.";
  const verdict = isRefused ? `  ${red(wrap(said, screen.width - 4, "    "))}\n` : "";
  const head =
    losses.length === 0
      ? "nothing would be replaced or deleted"
      : `${plural(losses.length, "resource")} would be replaced or deleted`;
  return `\n${bold("Against")}  ${file} (${stack}): ${head}\n${lines.join("")}${stops.join("")}${unknown}${verdict}`;
}

/** What AWS refuses in the midst of the `up`. */
function stopped({ inUse, notJoined, overlapping }: Comparison): string[] {
  return [
    ...inUse.map(
      ({ urn, zone, instances }) =>
        `${resource(urn)} cannot be deleted: ${instances.join(", ")} in ${zone}. Move it first (docs/changes.md).`,
    ),
    ...notJoined.map(
      (urn) =>
        `${resource(urn)} cannot be added to a global database. Make the global database of it first (docs/changes.md).`,
    ),
    ...overlapping.map(
      ({ urn, block, other }) =>
        `${resource(urn)} cannot be made: its block ${block} overlaps that of ${resource(other)}. Set network.subnets as they were when that was made (docs/changes.md).`,
    ),
  ];
}

function resource(urn: string): string {
  const { type, name } = urnParts(urn);
  return `${typeName(type)} ${name}`;
}

function done({ op, because }: Loss): string {
  return op === "delete" ? "deleted" : `replaced: ${because.join(", ")}`;
}

function note({ holdsData, isProtected }: Loss): string {
  return [...(holdsData ? ["holds data"] : []), ...(isProtected ? ["protected"] : [])].join(", ");
}
