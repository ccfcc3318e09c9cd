import { z } from "zod";
import { fits } from "./glob";
import { didYouMean, problemsOf } from "./problems";

/** The name that acknowledgements have in a pack's configuration, and the policy that reports on them. */
export const ACKNOWLEDGE = "acknowledge";

const entry = z.strictObject({
  rule: z.string("a rule's id is required").describe("The rule's id."),
  resource: z
    .string("a resource is required")
    .min(1, "a resource is required")
    .describe("A resource's name, its URN, or either with * for any text."),
  reason: z.string("a reason is required").trim().min(1, "a reason is required").describe("Why it is accepted."),
  until: z.iso.date("must be a date such as 2027-01-31").optional().describe("The last day that it counts, in UTC."),
});

/** A violation, or an undecided verdict, that is acknowledged. */
export type Acknowledgement = Readonly<z.output<typeof entry>>;

/** The list, as CrossGuard's configuration has it: `"acknowledge": { "exemptions": [...] }`. */
export const acknowledgeSettings = z.object({
  exemptions: z.array(entry).default([]).describe("Acknowledged violations and undecided verdicts."),
});

/** Reads a list of acknowledgements; every mistake is a line of `problems`, and a wrong entry does not count. */
export function parseAcknowledgements(
  list: unknown,
  ruleIds: readonly string[],
): { acknowledgements: Acknowledgement[]; problems: string[] } {
  if (!Array.isArray(list)) return { acknowledgements: [], problems: [`${ACKNOWLEDGE}: must be a list of exemptions`] };
  const problems: string[] = [];
  const acknowledgements = list.flatMap((one: unknown, index) => {
    const at = `${ACKNOWLEDGE}[${index}]`;
    const parsed = entry.safeParse(one);
    const found = parsed.success ? [] : problemsOf(parsed.error, one, at, Object.keys(entry.shape));
    const rule = ruleIn(one);
    if (typeof rule === "string" && !ruleIds.includes(rule)) {
      found.push(`${at}.rule: there is no rule "${rule}"${didYouMean(rule, ruleIds)}`);
    }
    problems.push(...found);
    return parsed.success && found.length === 0 ? [parsed.data] : [];
  });
  return { acknowledgements, problems };
}

/** What an entry gives as its rule, whatever else is wrong with it. */
function ruleIn(one: unknown): unknown {
  return typeof one === "object" && one !== null && "rule" in one ? one.rule : undefined;
}

/** Whether a pattern (a name, a URN, or either with `*`) means a resource. */
export function matchesResource(pattern: string, resource: { readonly urn: string; readonly name: string }): boolean {
  return fits(pattern, resource.name) || fits(pattern, resource.urn);
}

/** Whether an acknowledgement's last day is over, in UTC. */
export function isExpired({ until }: Acknowledgement, now: Date): boolean {
  return until !== undefined && now.toISOString().slice(0, 10) > until;
}

/** What is said of an acknowledgement that no longer counts. */
export function expiredMessage({ rule, resource, reason, until }: Acknowledgement): string {
  return `The acknowledgement of ${rule} for ${resource} ("${reason}") counted until ${until} and counts no longer.`;
}

/** What is said of an acknowledgement that meets nothing. */
export function unmatchedMessage({ rule, resource }: Acknowledgement): string {
  return `The acknowledgement of ${rule} for ${resource} meets no violation and no doubt: remove or correct it.`;
}

/** What to do about either. */
export const ACKNOWLEDGE_FIX = "Fix the resource, or update the acknowledgement in the pack's configuration.";

/** Remembers which acknowledgements met something. */
export class Acknowledgements {
  private readonly met = new Set<Acknowledgement>();

  constructor(
    readonly all: readonly Acknowledgement[],
    private readonly now: Date,
  ) {}

  /** The acknowledgement that counts for a rule's finding on a resource. */
  find(rule: string, resource: { readonly urn: string; readonly name: string }): Acknowledgement | undefined {
    const candidates = this.all.filter((one) => one.rule === rule && matchesResource(one.resource, resource));
    candidates.forEach((one) => this.met.add(one));
    return candidates.find((one) => !isExpired(one, this.now));
  }

  expired(): readonly Acknowledgement[] {
    return this.all.filter((one) => isExpired(one, this.now));
  }

  /**
   * Those that met nothing, of the rules that ran. One that names another stack's URN is not blamed: the two regions
   * share a configuration, and a preview sees only one of them.
   */
  unmatched(rules: ReadonlySet<string>, stacks: ReadonlySet<string>): readonly Acknowledgement[] {
    const elsewhere = (pattern: string) => {
      const stack = /^urn:pulumi:([^:*]+)::/.exec(pattern)?.[1];
      return stack !== undefined && !stacks.has(stack);
    };
    return this.all.filter(
      (one) => rules.has(one.rule) && !this.met.has(one) && !isExpired(one, this.now) && !elsewhere(one.resource),
    );
  }
}
