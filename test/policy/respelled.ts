import type { Resource, Tree, TreeObject } from "../../policy/graph";

/** A value with another one at a path; `undefined` takes it out. What has no such place stays as it is. */
export function withAt(tree: TreeObject, path: readonly string[], value: Tree | undefined): TreeObject {
  const [key = "", ...rest] = path;
  const { [key]: old, ...others } = tree;
  if (rest.length === 0) return value === undefined ? others : { ...others, [key]: value };
  if (typeof old !== "object" || old === null || Array.isArray(old)) return tree;
  return { ...others, [key]: withAt(old as TreeObject, rest, value) };
}

/** A value put at a path such as `rules[0].lifecycle.deleteAfter`, with what holds it where that is not there. */
export function placed(tree: Tree | undefined, path: string, value: Tree): Tree {
  const place = (inner: any, [key, ...rest]: readonly string[]): any => {
    if (key === undefined) return value;
    const copy = Array.isArray(inner) ? [...inner] : { ...inner };
    copy[key] = place(copy[key], rest);
    return copy;
  };
  return place(
    tree,
    path.split(/[.[\]]+/).filter((step) => step !== ""),
  );
}

/** Other spellings that AWS, or the provider, reads as the same: numbers and booleans as text, JSON in other lines, lists of one in a policy as its item. */
export function respelled(value: Tree): Tree[] {
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return [];
  let document: any;
  try {
    document = JSON.parse(value);
  } catch {
    return [];
  }
  const indented = JSON.stringify(document, null, 2);
  return Array.isArray(document.Statement) ? [indented, JSON.stringify(loosened(document))] : [indented];
}

function loosened(policy: any): object {
  const item = (one: unknown) => (Array.isArray(one) ? (one.length === 1 ? one[0] : one) : [one]);
  const Statement = policy.Statement.map((statement: any) => {
    const lists = Object.entries(statement).map(([key, one]) => [
      key,
      /^(Not)?(Action|Resource)$/.test(key) ? item(one) : one,
    ]);
    return Object.fromEntries(lists);
  });
  return { ...policy, Statement: item(Statement) };
}

/** A resource of a program in which one of the resources is in another Region: that one itself, or another, which names it by its new ARN. */
export function inRegion(resource: Resource, moved: Resource, to: string): Resource {
  const from = moved.region ?? "";
  const there = (text: string) => text.replaceAll(from, to);
  if (resource === moved) {
    const inputs = { ...(mapped(resource.inputs, there) as TreeObject), region: to };
    const outputs = { ...(mapped(resource.outputs, there) as TreeObject), region: to };
    return { ...resource, region: to, inputs, outputs };
  }
  const arns = Object.values(moved.outputs).filter(
    (one) => typeof one === "string" && /^arn:/.test(one) && one.includes(from),
  );
  const renamed = (text: string) =>
    arns.reduce<string>((known, arn) => known.replaceAll(String(arn), there(String(arn))), text);
  if (arns.length === 0) return resource;
  return {
    ...resource,
    inputs: mapped(resource.inputs, renamed) as TreeObject,
    outputs: mapped(resource.outputs, renamed) as TreeObject,
  };
}

function mapped(tree: Tree, text: (one: string) => string): Tree {
  if (typeof tree === "string") return text(tree);
  if (Array.isArray(tree)) return tree.map((one) => mapped(one, text));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, mapped(one, text)]));
}
