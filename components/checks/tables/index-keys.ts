import { INDEX_QUOTAS } from "../../../facts/dynamodb";
import type { Problem } from "../../config/problems";
import type { Table } from "../../config/schema/tables";
import { show } from "../../config/show";

const QUOTAS = INDEX_QUOTAS.data;

type AnyTable = Table;
type Attribute = { name?: string; type?: string } | undefined;

/** Keys and indexes that CreateTable would refuse. */
export function checkKeys(path: string, table: AnyTable): Problem[] {
  return [...sortKeys(path, table), ...types(path, table), ...indexes(path, table), ...projected(path, table)];
}

/** Every attribute that is part of a key, with its path. */
function keysOf(path: string, table: AnyTable): [path: string, Attribute][] {
  const keys: [string, Attribute][] = [];
  for (const [name, index] of Object.entries(table.globalSecondaryIndexes)) {
    const at = `${path}.globalSecondaryIndexes.${name}`;
    keys.push([`${at}.partitionKey`, index.partitionKey], [`${at}.sortKey`, index.sortKey]);
  }
  for (const [name, index] of Object.entries(table.localSecondaryIndexes)) {
    keys.push([`${path}.localSecondaryIndexes.${name}.sortKey`, index.sortKey]);
  }
  return [[`${path}.partitionKey`, table.partitionKey], [`${path}.sortKey`, table.sortKey], ...keys];
}

/** A key's two attributes differ. */
function sortKeys(path: string, table: AnyTable): Problem[] {
  const pairs: [string, Attribute, Attribute][] = [
    [`${path}.sortKey`, table.partitionKey, table.sortKey],
    ...Object.entries(table.globalSecondaryIndexes).map(([name, index]): [string, Attribute, Attribute] => [
      `${path}.globalSecondaryIndexes.${name}.sortKey`,
      index.partitionKey,
      index.sortKey,
    ]),
    // A local index shares the table's partition key.
    ...Object.entries(table.localSecondaryIndexes).map(([name, index]): [string, Attribute, Attribute] => [
      `${path}.localSecondaryIndexes.${name}.sortKey`,
      table.partitionKey,
      index.sortKey,
    ]),
  ];
  return pairs
    .filter(([, partition, sort]) => sort?.name !== undefined && sort.name === partition?.name)
    .map(([at, , sort]) => ({
      path: `${at}.name`,
      message: `${show(sort!.name)} is the partition key's attribute too`,
      fix: "Allowed: another attribute, or no sort key.",
    }));
}

/** An attribute has one type in all keys. */
function types(path: string, table: AnyTable): Problem[] {
  const first = new Map<string, { at: string; type: string }>();
  const problems: Problem[] = [];
  for (const [at, attribute] of keysOf(path, table)) {
    const { name, type } = attribute ?? {};
    if (name === undefined || type === undefined) continue;
    const before = first.get(name);
    if (before === undefined) first.set(name, { at, type });
    else if (before.type !== type) {
      problems.push({
        path: `${at}.type`,
        message: `${show(type)} is not the type that ${show(name)} has in ${before.at}`,
        fix: `Allowed: ${before.type} in both, or another attribute; an attribute has one type in all keys of a table.`,
      });
    }
  }
  return problems;
}

function indexes(path: string, table: AnyTable): Problem[] {
  const global = Object.keys(table.globalSecondaryIndexes);
  const local = Object.keys(table.localSecondaryIndexes);
  const problems = [
    ...tooMany(`${path}.globalSecondaryIndexes`, global.length, QUOTAS.global),
    ...tooMany(`${path}.localSecondaryIndexes`, local.length, QUOTAS.local),
  ];
  if (local.length > 0 && !("sortKey" in table)) {
    problems.push({
      path: `${path}.localSecondaryIndexes`,
      message: "needs a table with a sort key",
      fix: `Add ${path}.sortKey, or make them global secondary indexes: a local index sorts the items of one partition in another way.`,
    });
  }
  for (const name of local.filter((one) => global.includes(one))) {
    problems.push({
      path: `${path}.localSecondaryIndexes.${name}`,
      message: "is the name of a global secondary index too",
      fix: "Allowed: a name that no other index of the table has.",
    });
  }
  return problems;
}

function tooMany(path: string, count: number, most: number): Problem[] {
  if (count <= most) return [];
  const fix = `Allowed: at most ${most} on one table.`;
  return [{ path, message: `${count} indexes are too many`, fix }];
}

/** Attributes that indexes include by name, all together; one that two indexes include counts twice. */
function projected(path: string, table: AnyTable): Problem[] {
  const all = [table.globalSecondaryIndexes, table.localSecondaryIndexes].flatMap((kind) => Object.values(kind));
  const count = all.reduce((sum, index) => {
    const projection = index?.projection;
    return sum + (typeof projection === "object" ? (projection.include?.length ?? 0) : 0);
  }, 0);
  if (count <= QUOTAS.projectedAttributes) return [];
  return [
    {
      path,
      message: `its indexes include ${count} attributes by name`,
      fix: `Allowed: at most ${QUOTAS.projectedAttributes} over all indexes of a table; a projection of ALL does not count.`,
    },
  ];
}
