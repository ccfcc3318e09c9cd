import { z } from "zod";
import type { CdkNagRule, CheckovCheck, ConfigRule } from "../facts/peers";
import type { ProwlerCheck } from "../facts/prowler";
import type { SecurityHubControl } from "../facts/security-hub";
import type { PracticeId } from "../facts/well-architected";
import type { Graph, Resource, ResourceOf, Tree, TreeObject } from "./graph";
import type { Verdict } from "./verdict";

export type Severity = "high" | "medium" | "low";

/** A settings schema: every setting has a default and a description. */
export type SettingsSchema = z.ZodObject;

/** The checks of other tools that ask the same or a part of it, by their ids. */
export interface Peers {
  readonly securityHub?: readonly SecurityHubControl[];
  readonly config?: readonly ConfigRule[];
  readonly checkov?: readonly CheckovCheck[];
  readonly cdkNag?: readonly CdkNagRule[];
  readonly prowler?: readonly ProwlerCheck[];
}

/** What is said of a rule, apart from how it judges. */
export interface RuleMetadata {
  /** `<service>-<what-it-requires>`, the policy's name in CrossGuard. */
  readonly id: string;
  /** The requirement: "Auto Scaling groups should span several Availability Zones". */
  readonly title: string;
  /** The best practices of the Reliability pillar that it judges a part of; none where it is about security, cost or ease of operation alone. */
  readonly practices: readonly PracticeId[];
  readonly peers?: Peers;
  /** Few programs need it: it is disabled, unless a level or a profile turns it on. */
  readonly optIn?: true;
  /** It judges only who may use the resource: a type that no other rule judges counts as one that was not judged. */
  readonly ofPermissions?: true;
  /** The AWS service, as AWS writes it: "Auto Scaling". Rules are grouped by it. */
  readonly service: string;
  /** high: an outage or loss that nothing else prevents; medium: a longer or wider outage; low: harder to operate. */
  readonly severity: Severity;
  /** The failure that it prevents, in a sentence. */
  readonly why: string;
  /** What to do about a violation, in a sentence. */
  readonly fix: string;
  /** The page of AWS's documentation that is the source of the rule. */
  readonly source: string;
  /** The type tokens of the resources that it judges. */
  readonly types: readonly string[];
}

/** A rule as its author writes it. */
export interface RuleDefinition<
  S extends SettingsSchema,
  T extends readonly string[] = readonly string[],
> extends RuleMetadata {
  readonly types: T;
  readonly settings?: S;
  /** Judges one resource of `types`. Several verdicts are allowed, none is not. */
  check(resource: ResourceOf<T>, graph: Graph, settings: z.output<S>): Verdict | readonly Verdict[];
  /**
   * The top-level properties to set so that the resource complies, or undefined where it does already. Only for a
   * fix that is safe without asking: no replacement, no cost worth mention, no loss.
   */
  remediate?(props: TreeObject, settings: z.output<S>): Readonly<Record<string, Tree>> | undefined;
}

/** Settings that have passed the rule's schema. */
export type Settings = Readonly<Record<string, unknown>>;

/** A rule, ready to run. */
export interface Rule extends RuleMetadata {
  readonly settings: SettingsSchema;
  /** Judges one resource; `settings` must have passed the schema. */
  check(resource: Resource, graph: Graph, settings: Settings): readonly Verdict[];
  remediate?(props: TreeObject, settings: Settings): Readonly<Record<string, Tree>> | undefined;
}

/** Names with a meaning of their own in a policy pack's configuration. */
export const RESERVED_IDS: readonly string[] = ["all", "profile", "acknowledge", "undecided", "unjudged", "exceptions"];

function assertWellFormed(rule: RuleMetadata, settings: SettingsSchema): void {
  const wrong = (what: string) => new Error(`rule ${JSON.stringify(rule.id)}: ${what}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(rule.id)) throw wrong("the id must read like service-what-it-requires");
  if (RESERVED_IDS.includes(rule.id)) throw wrong("the id is reserved");
  if (!rule.source.startsWith("https://docs.aws.amazon.com/")) throw wrong("the source must be AWS's documentation");
  if (rule.types.length === 0) throw wrong("it judges no type");
  if (!settings.safeParse({}).success) throw wrong("every setting needs a default");
  for (const [key, schema] of Object.entries(settings.shape)) {
    if (!z.globalRegistry.get(schema)?.description) throw wrong(`the setting ${key} needs a description`);
  }
}

/** One for all rules that have none: zod compiles each schema when it is first used. */
const NO_SETTINGS = z.object({});

/**
 * Makes a rule. Throws where its metadata is not well formed (a mistake of the rule's author, found as soon as the
 * pack loads).
 */
export function defineRule<
  const T extends readonly string[],
  S extends SettingsSchema = z.ZodObject<Record<never, never>>,
>(definition: RuleDefinition<S, T>): Rule {
  const { remediate, settings = NO_SETTINGS, ...metadata } = definition;
  // The graph gives it resources of `types` alone.
  const judge: Pick<RuleDefinition<S, readonly string[]>, "check"> = definition;
  assertWellFormed(metadata, settings);
  const typed = (given: Settings) => given as z.output<S>;
  return {
    ...metadata,
    settings,
    check(resource, graph, given) {
      const verdicts = judge.check(resource, graph, typed(given));
      const list: readonly Verdict[] = "verdict" in verdicts ? [verdicts] : verdicts;
      if (list.length === 0) throw new Error("it returned no verdict");
      return list;
    },
    ...(remediate && { remediate: (props: TreeObject, given: Settings) => remediate(props, typed(given)) }),
  };
}
