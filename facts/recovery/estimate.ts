import type { Read } from "../published";

/** How long something takes at AWS, as far as AWS says. */
export interface Estimate {
  readonly title: string;
  /** The highest figure that AWS gives; of `none`, ours. */
  readonly seconds: number;
  /** `resource`: fixed by AWS or by the resource; `SLA`: promised; `typical`: AWS calls it so; `none`: assumed, since AWS gives words or nothing. */
  readonly bounded: "resource" | "SLA" | "typical" | "none";
  /** AWS's page for it; of `none`, the page on which a figure would be. */
  readonly source: string;
  readonly read: Read;
  /** The day on which it was read, or looked for: `2026-11-28`. */
  readonly asOf: string;
}
