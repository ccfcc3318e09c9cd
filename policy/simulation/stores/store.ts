import type { Resource } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** A use of a store, such as writing. */
export interface Access {
  /** As those decide who lead clients there. */
  readonly serves: ElementId;
  /** As it could be, were clients led by an oracle; without steps. */
  readonly capable: ElementId;
}

/** What keeps data, with all of its replicas. */
export interface Store {
  /** Its primary's logical name; where another store has the same, as `scene.nameOf` has it. */
  readonly name: string;
  /** The primary first. */
  readonly resources: readonly Resource[];
  readonly read: Access;
  readonly write: Access;
  /** What clients of a Region have of it, who use their own Region's part; undefined where all use the same. */
  readonly from?: ((region: string | undefined) => ElementId) | undefined;
}

/** How the stores of one service are read. */
export interface StoreKind {
  /** What is no replica of another. */
  primaries(scene: Scene): readonly Resource[];
  /** A primary with its replicas; adds its copies to the scene. */
  read(primary: Resource, name: string, scene: Scene): Store;
}
