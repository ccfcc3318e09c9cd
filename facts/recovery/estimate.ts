/** How long something takes at AWS, as far as AWS says. */
export interface Estimate {
  readonly title: string;
  /** The highest figure that AWS gives. */
  readonly seconds: number;
  /** `resource`: fixed by AWS or by the resource; `SLA`: promised; `typical`: AWS says so; `none`: assumed, since AWS says nothing. */
  readonly bounded: "resource" | "SLA" | "typical" | "none";
  /** The page that it was read on; of `none`, the page that says nothing. */
  readonly source: string;
  /** The day on which it was read: `2026-11-28`. */
  readonly asOf: string;
}
