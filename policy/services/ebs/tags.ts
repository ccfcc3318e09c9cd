import {
  answer,
  isTreeObject,
  NO,
  SECRET,
  unknown,
  UNKNOWN,
  type Answer,
  type Graph,
  type Reading,
  type Resource,
  type Tree,
} from "../../graph";

/** The tags of a resource, its provider's default tags among them. */
export interface Tags {
  readonly known: ReadonlyMap<string, Tree>;
  /** False where further tags, or a tag's value, are not known now. */
  readonly complete: boolean;
}

/** What is known of a resource's tags. */
export function tagsOf(resource: Resource, graph: Graph): Tags {
  const known = new Map<string, Tree>();
  let complete = true;
  for (const property of ["tagsAll", "tags"]) {
    const given = graph.value(resource, property);
    if (given.kind === "unknown") {
      // What the preview foresees of tagsAll is unknown where tags are; those are looked at by themselves.
      complete &&= property !== "tags";
    } else if (given.kind === "known") {
      if (!isTreeObject(given.value)) graph.malformed.note(resource, property, "is not an object");
      else for (const [key, value] of Object.entries(given.value)) known.set(key, value);
    }
  }
  const hidden = [...known.values()].some((value) => value === UNKNOWN || value === SECRET);
  return { known, complete: complete && !hidden };
}

export const UNCLEAR = unknown("What includes it is known only after deployment.");

/** Whether the tags hold a key with a value. */
export function hasTag({ known, complete }: Tags, key: Tree | undefined, value: Tree | undefined): Answer {
  if (typeof key !== "string") return UNCLEAR;
  const own = known.get(key);
  if (own === undefined) return complete ? NO : UNCLEAR;
  return typeof own === "string" && typeof value === "string" ? answer(own === value) : UNCLEAR;
}

/** The tags as a selection's conditions read them. */
export function tagReader({ known, complete }: Tags): (key: string) => Reading<string> {
  const unclear = { kind: "unknown", reason: "is known only after deployment" } as const;
  return (key) => {
    const own = known.get(key);
    if (own === undefined) return complete ? { kind: "missing" } : unclear;
    return typeof own === "string" ? { kind: "known", value: own } : unclear;
  };
}
