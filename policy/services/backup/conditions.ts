import { fits } from "../../glob";
import {
  all,
  answer,
  isTreeList,
  isTreeObject,
  NO,
  not,
  unknown,
  YES,
  type Answer,
  type Graph,
  type Reading,
  type Resource,
  type Tree,
} from "../../graph";

export const UNCLEAR = unknown("What a selection includes is known only after deployment.");

/** A tag's value, by its key. */
export type TagOf = (key: string) => Reading<string>;

type Test = (given: string, wanted: string) => boolean;

const equals: Test = (given, wanted) => given === wanted;
const like: Test = (given, wanted) => fits(wanted, given);

/** The four kinds of conditions, by their names in the provider and in the API. */
const KINDS: Readonly<Record<string, { readonly test: Test; readonly negated: boolean }>> = {
  stringEquals: { test: equals, negated: false },
  stringLikes: { test: like, negated: false },
  stringNotEquals: { test: equals, negated: true },
  stringNotLikes: { test: like, negated: true },
};

/** The key of a tag in a condition: `aws:ResourceTag/backup`. */
const TAG = /^aws:ResourceTag\//;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-backup-backupselection-conditionparameter.html */
const NO_PREFIX = unknown(
  "A condition of its selection names a tag without aws:ResourceTag/: AWS asks for that prefix.",
);

/** Whether a resource has the tag of a pair `{ key, value }`; a resource without the tag has not. */
export function hasTag(pair: Tree, tagOf: TagOf, test: Test = equals): Answer {
  const { key, value } = isTreeObject(pair) ? pair : {};
  if (typeof key !== "string" || typeof value !== "string") return UNCLEAR;
  const given = tagOf(key.replace(TAG, ""));
  if (given.kind === "unknown") return UNCLEAR;
  return given.kind === "known" ? answer(test(given.value, value)) : NO;
}

/** Whether a selection has any condition. */
export function hasConditions(selection: Resource, graph: Graph): boolean {
  const { values, open } = graph.values(selection, "conditions[*]");
  const isGiven = (list: Tree) =>
    typeof list === "symbol" || (isTreeList(list) && list.length > 0) || isTreeObject(list);
  return open || values.some((one) => !isTreeObject(one) || Object.values(one).some(isGiven));
}

/** The keys of a selection's conditions without the prefix that AWS asks for. */
export function unprefixedKeys(selection: Resource, graph: Graph): readonly string[] {
  return Object.keys(KINDS)
    .flatMap((kind) => graph.values(selection, `conditions[*].${kind}[*].key`).values)
    .filter((key) => typeof key === "string")
    .filter((key) => !TAG.test(key));
}

/**
 * Whether a resource's tags fulfil every condition of a selection: all of them must hold
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Conditions.html).
 */
export function conditionsHold(selection: Resource, tagOf: TagOf, graph: Graph): Answer {
  const { values, open } = graph.values(selection, "conditions[*]");
  const answers = values.flatMap((condition): Answer[] => {
    if (!isTreeObject(condition)) return [UNCLEAR];
    return Object.entries(condition).flatMap(([name, list]): Answer[] => {
      if (list === null) return [];
      const kind = KINDS[name];
      if (kind === undefined) return [UNCLEAR];
      const pairs: readonly Tree[] = isTreeList(list) ? list : [list];
      return pairs.map((pair) => {
        if (isTreeObject(pair) && typeof pair.key === "string" && !TAG.test(pair.key)) return NO_PREFIX;
        const matched = hasTag(pair, tagOf, kind.test);
        return kind.negated ? not(matched) : matched;
      });
    });
  });
  return all([...answers, open ? UNCLEAR : YES]);
}
