import type { Resource } from "../../../../../policy/graph";
import type { CopyPicture, StorePicture } from "../picture";

/** The region of a resource whose region is not known. */
export const NO_REGION = "Region not known";

/** The stores of one kind, and the copies between them. */
export interface Found {
  stores: StorePicture[];
  copies: CopyPicture[];
}

/** A store that is one resource. */
export function storeOf(
  resource: Resource,
  service: string,
  name: string,
  facts: readonly (string | undefined)[],
): StorePicture {
  return {
    id: resource.urn,
    urn: resource.urn,
    region: resource.region ?? NO_REGION,
    service,
    name,
    facts: facts.filter((fact): fact is string => fact !== undefined && fact !== ""),
    parts: [],
    members: [],
    kind: "live",
  };
}
