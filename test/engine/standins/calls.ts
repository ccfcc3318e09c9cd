/** What AWS is asked to do to a resource; a check and a diff ask the provider alone. */
export type Action = "create" | "read" | "update" | "delete";

/** How a region is called: for a resource of its own, or in passing for one of another region. */
export type CallAction = Action | "reach";

/** A call to AWS that the stand-in answered or refused. */
export interface Call {
  action: CallAction;
  urn: string;
  /** The region that is called; "global" for the services without one. */
  region: string;
  refused: boolean;
}
