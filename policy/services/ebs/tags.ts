import { isTreeObject, SECRET, UNKNOWN, type Graph, type Resource, type Tree } from "../../graph";

/** The tags of a resource, its provider's default tags among them. */
export interface Tags {
  readonly known: ReadonlyMap<string, Tree>;
  /** True where further tags, or a tag's value, are not known now. */
  readonly open: boolean;
}

/** What is known of a resource's tags. */
export function tagsOf(resource: Resource, graph: Graph): Tags {
  const known = new Map<string, Tree>();
  let open = false;
  for (const property of ["tagsAll", "tags"]) {
    const given = graph.value(resource, property);
    if (given.kind === "unknown") {
      // What the preview foresees of tagsAll is unknown where tags are; those are looked at by themselves.
      open ||= property === "tags";
    } else if (given.kind === "known" && isTreeObject(given.value)) {
      for (const [key, value] of Object.entries(given.value)) known.set(key, value);
    }
  }
  const hidden = [...known.values()].some((value) => value === UNKNOWN || value === SECRET);
  return { known, open: open || hidden };
}

/** Whether the tags hold a key with a value; undefined where that is not known now. */
export function hasTag({ known, open }: Tags, key: Tree | undefined, value: Tree | undefined): boolean | undefined {
  if (typeof key !== "string") return undefined;
  const own = known.get(key);
  if (own === undefined) return open ? undefined : false;
  if (typeof own !== "string" || typeof value !== "string") return undefined;
  return own === value;
}
