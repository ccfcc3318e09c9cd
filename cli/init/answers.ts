import type { z } from "zod";
import { areas } from "../../components/config/schema";
import { REGIONS } from "../../facts/regions";
import { STRATEGIES, type Strategy } from "../../components/config/schema/workload";
import { allowedBy, oneOf } from "../../components/config/allowed";
import { nearest } from "../../lib/nearest";
import { STORE_KINDS, storesOf, type Store } from "./stores";

/** What a new configuration is made from. */
export interface Answers {
  readonly name: string;
  readonly account: string;
  readonly domain: string;
  readonly zone: string;
  readonly strategy: Strategy;
  readonly primary: string;
  readonly secondary: string;
  readonly vpc: "new" | "existing";
  readonly stores: readonly Store[];
  readonly email: string;
}

/** One thing to be known: its option, the question, and how an answer is read. */
export interface Question<K extends keyof Answers = keyof Answers> {
  readonly key: K;
  /** `--primary`. */
  readonly option: string;
  readonly asks: string;
  /** What an empty answer means, which may follow from the answers before; without it there must be one. */
  readonly otherwise?: (before: Partial<Answers>) => string | undefined;
  /** @throws Refused with what is allowed */
  readonly read: (text: string) => Answers[K];
}

/** An answer that does not fit; its message is what is allowed. */
export class Refused extends Error {}

const { shape } = areas.workload;

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  question("name", "The service's name", undefined, text(shape.name)),
  question("account", "The AWS account's id", undefined, text(shape.account)),
  question("domain", "The name that users type, such as shop.example.com", undefined, text(shape.domain)),
  question("zone", "The hosted zone, which is made", ({ domain }) => domain && parentOf(domain), text(shape.domain)),
  question("strategy", `The strategy: ${STRATEGIES.join(", ")}`, () => "warm-standby", choice(STRATEGIES)),
  question("primary", "The primary Region", () => "us-east-1", choice(REGIONS.data)),
  question("secondary", "The standby Region", ({ primary }) => otherRegion(primary), choice(REGIONS.data)),
  question("vpc", "A new VPC, or an existing one", () => "new", choice(["new", "existing"] as const)),
  question(
    "stores",
    `Stores, such as aurora-postgres:orders table:carts, or none; of ${STORE_KINDS.join(", ")}`,
    () => "none",
    stores,
  ),
  question("email", "The address that alarms notify", ({ zone }) => zone && `oncall@${zone}`, email),
];

function question<K extends keyof Answers>(
  key: K,
  asks: string,
  otherwise: Question["otherwise"],
  read: (text: string) => Answers[K],
): Question<K> {
  return { key, option: `--${key}`, asks, read, ...(otherwise && { otherwise }) };
}

/**
 * Reads what is given and fills in what has a default.
 *
 * @returns the answers, and what is missing or wrong: a line each
 */
export function answersOf(given: Readonly<Partial<Record<keyof Answers, string>>>): {
  answers: Partial<Answers>;
  problems: string[];
} {
  const problems: string[] = [];
  let answers: Partial<Answers> = {};
  for (const { key, option, asks, otherwise, read } of QUESTIONS) {
    const value = given[key] ?? otherwise?.(answers);
    if (value === undefined) {
      // What would follow from a wrong answer is not asked for as well.
      if (!otherwise) problems.push(`${option} is missing. ${asks}.`);
    } else
      try {
        answers = { ...answers, [key]: read(value) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        problems.push(`${option} ${JSON.stringify(value)} is not allowed. Allowed: ${error.message}.`);
      }
  }
  return { answers, problems };
}

/** Whether every question is answered. */
export function isWhole(answers: Partial<Answers>): answers is Answers {
  return QUESTIONS.every(({ key }) => answers[key] !== undefined);
}

function text(schema: z.ZodType<string>): (written: string) => string {
  return (written) => {
    const { data, error } = schema.safeParse(written);
    if (error) throw new Refused(allowedBy(error.issues[0]!));
    return data;
  };
}

function choice<T extends string>(known: readonly T[]): (written: string) => T {
  return (written) => {
    const found = known.find((one) => one === written);
    if (found !== undefined) return found;
    const near = nearest(written, known);
    throw new Refused(`${oneOf(known)}${near === undefined ? "" : `; did you mean ${near}`}`);
  };
}

function stores(written: string): Store[] {
  const { found, wrong } = storesOf(written);
  if (wrong !== undefined) throw new Refused(wrong);
  return found;
}

function email(written: string): string {
  const { error } = areas.alerts.safeParse({ emails: [written] });
  if (error) throw new Refused(allowedBy(error.issues[0]!));
  return written;
}

/** `shop.example.com` is in `example.com`; a name of two parts is a zone of its own. */
function parentOf(domain: string): string {
  const parts = domain.split(".");
  return parts.length > 2 ? parts.slice(1).join(".") : domain;
}

/** A Region of the same continent, so that copies are near and laws are the same. */
function otherRegion(primary: string | undefined): string | undefined {
  if (primary === undefined) return undefined;
  const pairs: Readonly<Record<string, string>> = { "us-east-1": "us-west-2", "eu-west-1": "eu-central-1" };
  const near = REGIONS.data.filter((region) => region !== primary && region.split("-")[0] === primary.split("-")[0]);
  return pairs[primary] ?? near[0] ?? "us-west-2";
}
