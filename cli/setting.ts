/** The setting that a property of a resource comes from. */
export interface Setting {
  /** Empty for a property that resources of many types have. */
  readonly types: readonly string[];
  /** `[]` is any place of a list. */
  readonly property: string;
  /** `holdfast:compute`. */
  readonly area: string;
  /** The path below the area; `*` is the one of the area's members that the resource is of, `#` the name of the list's rule. */
  readonly path: string;
  /** The path in the Region that does not serve, where that has a setting of its own. */
  readonly standby?: string | undefined;
}

/** @param area without `holdfast:` */
export function setting(
  types: readonly string[],
  property: string,
  area: string,
  path: string,
  standby?: string,
): Setting {
  return { types, property, area: `holdfast:${area}`, path, standby };
}
