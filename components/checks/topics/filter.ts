import type { Problem } from "../../config/problems";
import type { Subscription } from "../../config/schema/messaging/topics";
import { show } from "../../config/show";

/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;

/** Filter policies that SNS refuses. What a pattern means is SNS's to say. */
export function checkFilter(path: string, { filter, filterScope }: Subscription): Problem[] {
  if (filter === undefined) return [];
  const at = `${path}.filter`;
  const lists = listsIn(filter);
  const bad = lists.find(
    ({ list, depth }) => !Array.isArray(list) || (filterScope === "MessageAttributes" && depth > 1),
  );
  if (bad) {
    const message = `${show(bad.list)} is not what a filter compares with`;
    const nested = filterScope === "MessageAttributes" ? ", or filterScope: MessageBody for groups in groups" : "";
    return [{ path: `${at}.${bad.key}`, message, fix: `Allowed: a list of values or patterns${nested}.` }];
  }
  const combinations = lists.reduce((product, { list }) => product * (list as unknown[]).length, 1);
  return [
    ...bound(at, lists.length, "keys", MOST_KEYS),
    ...bound(at, combinations, "combinations of values (the lists' lengths multiplied)", MOST_COMBINATIONS),
  ];
}

interface Leaf {
  key: string;
  list: unknown;
  depth: number;
}

/** A value in place of a list, and its depth. */
function listsIn(group: object, above = "", depth = 1): Leaf[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) => {
    const key = above + name;
    const inner = typeof value === "object" && value !== null && !Array.isArray(value);
    return inner ? listsIn(value, `${key}.`, depth + 1) : [{ key, list: value, depth }];
  });
}

function bound(path: string, count: number, what: string, most: number): Problem[] {
  if (count <= most) return [];
  return [{ path, message: `has ${count} ${what}`, fix: `Allowed: at most ${most}, SNS's limit.` }];
}
