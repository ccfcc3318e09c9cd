/**
 * The tests of a rule as a table:
 *
 *     judges(rule, {
 *       "an instance with a standby": [[instance({ multiAz: true })], "compliant"],
 *       "one without": [[instance()], "violation", /in one Availability Zone/],
 *     });
 *
 * The verdict is on the first resource that the rule judges; each row is judged as planned and as at preview.
 */
import assert from "node:assert/strict";
import { shown } from "../../policy/graph";
import type { Rule } from "../../policy/rule";
import { graphOf, judgementsOf, previewOf, resource, type Fixture } from "./fixtures";

type Outcome = "compliant" | "violation" | "notApplicable" | "undecided";
type Row =
  | readonly [fixtures: readonly Fixture[], verdict: Outcome, message?: RegExp]
  | readonly [
      fixtures: readonly Fixture[],
      verdict: { readonly planned: Outcome; readonly preview: Outcome },
      message?: RegExp,
    ];

/** What a verdict says in words; of a violation also `property: actual or missing; wanted: value`. */
function words(found: ReturnType<typeof judgementsOf>[number]): string {
  if (found.verdict === "violation") {
    const { message, property, actual, wanted } = found;
    return `${message} ${property}: ${actual === undefined ? "missing" : JSON.stringify(shown(actual))}; wanted: ${JSON.stringify(wanted)}`;
  }
  return found.verdict === "compliant" ? "" : found.reason;
}

/** What a violation says of a property of its own resource is what the program gave. */
function assertTruthful(
  found: { name: string; property: string; actual: unknown },
  fixtures: readonly Fixture[],
): void {
  const named = fixtures.filter(({ name }) => name === found.name);
  if (named.length !== 1 || !/^[a-zA-Z.]+$/.test(found.property)) return;
  const given = found.property.split(".").reduce<any>((value, key) => value?.[key], named[0]!.inputs);
  // A text may be named for what it refers to, or for what does not refer to it.
  if (typeof given === "number" || typeof given === "boolean") assert.equal(found.actual, given, found.property);
}

/** Tests each row of a table, and that the rule ignores other types. */
export function judges(
  rule: Rule,
  rows: Readonly<Record<string, Row>>,
  settings: Readonly<Record<string, unknown>> = {},
): void {
  describe(rule.id + (Object.keys(settings).length > 0 ? ` with ${JSON.stringify(settings)}` : ""), () => {
    for (const [what, [fixtures, expected, message]] of Object.entries(rows)) {
      for (const [when, build] of Object.entries({ planned: graphOf, preview: previewOf })) {
        const wanted = typeof expected === "string" ? expected : expected[when as "planned" | "preview"];
        it(`${what}, ${when}: ${wanted}`, () => {
          const [found] = judgementsOf(rule, build(...fixtures), settings);
          assert.ok(found, "it judges none");
          assert.equal(found.verdict, wanted, words(found));
          if (found.verdict === "violation") assert.notDeepEqual(found.wanted, found.actual, "it wants what is there");
          if (found.verdict === "violation") assertTruthful(found, fixtures);
          if (message && found.verdict !== "compliant") assert.match(words(found), message);
        });
      }
    }

    it("ignores other types", () => {
      assert.deepEqual(judgementsOf(rule, graphOf(resource("aws:iam/user:User", "other"))), []);
    });
  });
}

/** Subnets of us-east-1, one for each letter: `a` is in us-east-1a. */
export function subnetsIn(...letters: readonly string[]): Fixture[] {
  return letters.map((letter, index) =>
    resource("aws:ec2/subnet:Subnet", `subnet-${index}-${letter}`, { availabilityZone: `us-east-1${letter}` }),
  );
}

/** The ids of resources, for use as another's property. */
export function idsOf(fixtures: readonly Fixture[]): unknown[] {
  return fixtures.map((one) => one.id);
}
