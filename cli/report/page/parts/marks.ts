import { append } from "../../../../policy/graph";
import type { PageFinding } from "../input";

/** The verdicts to look at, the worst first. */
export const OPEN_VERDICTS = ["violation", "undecided", "acknowledged"] as const;
type OpenVerdict = (typeof OPEN_VERDICTS)[number];

/** The open verdicts of a resource and its parts, as a sign. */
interface Mark {
  worst: OpenVerdict;
  sign: string;
  /** Such as "1 violation, 2 undecided". */
  words: string;
}

export type Marks = ReadonlyMap<string, Mark>;

const SIGNS: Readonly<Record<OpenVerdict, string>> = { violation: "!", undecided: "?", acknowledged: "a" };

/** The marks of drawn resources; a finding about a part (a bucket's versioning) marks the drawn resource that it belongs to. */
export function marksOf(findings: readonly PageFinding[], attached: ReadonlyMap<string, readonly string[]>): Marks {
  const about = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    for (const urn of [finding.resource, ...(attached.get(finding.resource) ?? [])]) {
      append(about, urn, finding);
    }
  }
  const marks = new Map<string, Mark>();
  for (const [urn, own] of about) {
    const mark = markOf(own);
    if (mark) marks.set(urn, mark);
  }
  return marks;
}

/** The mark of some findings; undefined where none of them is open. */
export function markOf(findings: readonly PageFinding[]): Mark | undefined {
  const counts = OPEN_VERDICTS.map((verdict) => ({
    verdict,
    count: findings.filter((one) => one.verdict === verdict).length,
  }));
  const open = counts.filter(({ count }) => count > 0);
  if (open.length === 0) return undefined;
  const words = open.map(
    ({ verdict, count }) => `${count} ${verdict === "violation" && count > 1 ? "violations" : verdict}`,
  );
  return { worst: open[0]!.verdict, sign: SIGNS[open[0]!.verdict], words: words.join(", ") };
}
