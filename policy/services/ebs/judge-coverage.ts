import { undecidedIfAny, type Graph, type Resource } from "../../graph";
import { compliant, undecided, violation, type Verdict } from "../../verdict";
import { JUDGE_BOTH } from "../multi-stack";
import { coverageOf } from "./coverage";
import { tagsOf } from "./tags";

const PROPERTY = "tags";

/** What a volume or an instance without backups is like. */
interface Uncovered {
  /** It has no tag but its name. */
  readonly bare: boolean;
  /** What leaves it out. */
  readonly excluding: readonly Resource[];
}

/**
 * Whether a lifecycle policy or an AWS Backup selection takes a volume or an instance in.
 * @param message of the violation
 */
export function judgeCoverage(resource: Resource, graph: Graph, message: (one: Uncovered) => string): Verdict {
  const tags = tagsOf(resource, graph);
  const { certain, possible, excluding } = coverageOf(resource, tags, graph);
  if (certain.length > 0) return compliant();
  undecidedIfAny(possible, PROPERTY, "includes it");
  const bare = tags.complete && [...tags.known.keys()].every((key) => key === "Name");
  if (!bare && excluding.length === 0 && graph.stacks.size === 1)
    return undecided({
      property: PROPERTY,
      reason: `No known lifecycle policy or backup selection includes it; ${JUDGE_BOTH}.`,
    });
  return violation({
    property: PROPERTY,
    actual: bare ? undefined : Object.fromEntries(tags.known),
    wanted: "a tag that a policy selects",
    message: message({ bare, excluding }),
  });
}
