import { Document, isPair, isScalar, visit } from "yaml";
import { NAMESPACE } from "../../components/config/schema";
import { ITEM, NAME, pathOf, type Setting } from "./reference";

/** What is written of settings in configurations that the tests plan, and what checks refuse of them. */
export interface Examples {
  /** By path: a value that the tests plan. */
  readonly values: Readonly<Record<string, unknown>>;
  /** By path: mistakes that contradict other settings. */
  readonly refused: Readonly<Record<string, readonly Refused[]>>;
}

/** A mistake as it is reported. */
export interface Refused {
  readonly message: string;
  readonly fix: string;
}

/** The examples, which `npm run generate` collects from the tests' configurations. */
export function examples(): Examples {
  return require("./examples.json") as Examples;
}

/** What may be written for a setting: what a planned configuration has, or the default; undefined for a group that is too long to show. */
export function exampleOf(setting: Setting, { values }: Examples): unknown {
  const isEmptyGroup = setting.type === "a group" && setting.children.length === 0;
  return values[pathOf(setting)] ?? setting.default ?? (isEmptyGroup ? {} : undefined);
}

/** As a stack file has it: `holdfast:compute: { warmPool: … }`, with a name of the user's in the place of `<name>`. */
export function exampleText(setting: Setting, known: Examples): string | undefined {
  const value = exampleOf(setting, known);
  if (value === undefined) return undefined;
  const [area = "", ...path] = setting.path;
  const whole = path.reduceRight<unknown>((inner, part) => {
    if (part === ITEM) return [inner];
    return { [part === NAME ? "orders" : part]: inner };
  }, value);
  const document = new Document({ [`${NAMESPACE}:${area}`]: whole });
  visit(document, { Collection: (_, node) => void (node.flow = isFlat(node)) });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}

/** Of plain values alone, and of few: it reads well on one line. */
function isFlat({ items }: { items: unknown[] }): boolean {
  const isPlain = items.every((item) => isScalar(item) || (isPair(item) && isScalar(item.value)));
  return isPlain && items.length > 1 && items.length <= 4;
}
