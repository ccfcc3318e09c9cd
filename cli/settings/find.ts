import { nearest } from "../../lib/nearest";
import { UsageError } from "../errors";
import { flattened, ITEM, NAME, pathOf, type Setting } from "./reference";

/**
 * The settings that a path means, as a person writes it: `compute.warmPool`, `holdfast:databases.orders.multiAz`, `network.zones[0]`. Several
 * where the kinds of a thing have different ones of a name.
 *
 * @throws UsageError where there is none, with the nearest ones
 */
export function findSettings(written: string, reference: readonly Setting[]): Setting[] {
  const parts = written
    .replace(/^holdfast:/, "")
    .replace(/\[\d*\]/g, `.${ITEM}`)
    .split(".")
    .filter((part) => part !== "");
  const found = below({ children: reference }, parts);
  if (found.length > 0) return found;
  // Of an item of a list of plain values the list.
  if (parts.at(-1) === ITEM) return findSettings(parts.slice(0, -1).join("."), reference);
  throw new UsageError(`explain ${written}: is not a setting. ${instead(parts, reference)}`);
}

function below(setting: Pick<Setting, "children">, [first, ...rest]: readonly string[]): Setting[] {
  if (first === undefined) return [];
  const own = setting.children.filter(({ path }) => path.at(-1) === first);
  const named = setting.children.filter(({ path }) => path.at(-1) === NAME);
  const all = own.length > 0 ? own : first === ITEM ? [] : named;
  return rest.length === 0 ? all : all.flatMap((one) => below(one, rest));
}

/** The nearest name where the path ends, where else the last name is one, and what is known there. */
function instead(parts: readonly string[], reference: readonly Setting[]): string {
  const last = parts.at(-1) ?? "";
  const elsewhere = [...flattened(reference)].filter(({ path }) => path.at(-1) === last).map(pathOf);
  if (elsewhere.length > 0) return `There is ${[...new Set(elsewhere)].slice(0, 5).join(", ")}.`;
  const { known, wrong, at } = endOf(parts, reference);
  const near = nearest(wrong, known);
  const all = [...flattened(reference)].map(({ path }) => path.at(-1)!).filter((one) => one !== NAME && one !== ITEM);
  const far = near ?? nearest(last, all);
  const path = far === undefined ? [] : near === undefined ? pathsOf(far, reference) : [[...at, near].join(".")];
  const guess = path.length > 0 ? `Did you mean ${path.slice(0, 3).join(" or ")}? ` : "";
  return `${guess}Known ${at.length === 0 ? "areas" : `in ${at.join(".")}`}: ${known.join(", ")}.`;
}

const pathsOf = (name: string, reference: readonly Setting[]): string[] => [
  ...new Set([...flattened(reference)].filter(({ path }) => path.at(-1) === name).map(pathOf)),
];

/** The first part that is no setting, and what there is beside it. */
function endOf(parts: readonly string[], reference: readonly Setting[]) {
  let [at, children]: [string[], readonly Setting[]] = [[], reference];
  for (const part of parts) {
    const next = below({ children }, [part]).flatMap((one) => one.children);
    if (below({ children }, [part]).length === 0 || next.length === 0) break;
    [at, children] = [[...at, part], next];
  }
  const known = [...new Set(children.map(({ path }) => path.at(-1)!))];
  return { at, known, wrong: parts[at.length] ?? "" };
}
