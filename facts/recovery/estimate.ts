/** What was read for a fact. `AWS`: AWS's own text, on its page or in a copy; `quoted`: only texts that quote or summarize it; `not read`: neither. */
export type Read = "AWS" | "quoted" | "not read";

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
  /** The day on which it was read, or looked for in vain: `2026-11-28`. */
  readonly asOf: string;
}
