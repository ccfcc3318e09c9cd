import assert from "node:assert/strict";
import { check } from "../../policy/check";
import type { ExportDocument } from "../../policy/graph";
import { configOf, stacksOf } from "../components/plans";
import { VARIANTS } from "../support/variants";

type Entry = Record<string, unknown>;

interface Law {
  readonly what: string;
  /** The exports, changed so that nothing about the service is another thing. */
  change(stacks: readonly (readonly Entry[])[]): readonly (readonly Entry[])[];
}

const documentsOf = (stacks: readonly (readonly Entry[])[]): ExportDocument[] =>
  stacks.map((resources, i) => ({ file: `${i}.json`, document: { version: 3, deployment: { resources } } }));

/** How often each rule says each verdict, of resources in any order and of any name. */
function verdictsOf(stacks: readonly (readonly Entry[])[]): string[] {
  const { findings } = check(documentsOf(stacks), undefined, { all: true });
  return findings.map(({ rule, verdict, resource }) => `${rule} ${verdict} ${resource.split("::")[2] ?? ""}`).sort();
}

/** The URNs of resources, in all that holds one. */
const renamed = (value: string): string =>
  value.replace(/(urn:pulumi:[^"]+::[^":]+:[^"]+)::([^":]+)"/g, '$1::other-$2"');

const LAWS: readonly Law[] = [
  { what: "the resources are in another order", change: (stacks) => stacks.map((one) => [...one].reverse()) },
  { what: "the files are in another order", change: (stacks) => [...stacks].reverse() },
  { what: "both stacks are in one file", change: (stacks) => [stacks.flat()] },
  {
    what: "each stack is in two files",
    change: (stacks) => stacks.flatMap((one) => [one.filter((_, i) => i % 2 === 0), one.filter((_, i) => i % 2 === 1)]),
  },
  {
    what: "the logical names are others",
    change: (stacks) => JSON.parse(renamed(JSON.stringify(stacks))) as Entry[][],
  },
  {
    what: "there is a resource that has nothing to do with it",
    change: ([first = [], ...others]) => {
      const urn = "urn:pulumi:primary::storefront::random:index/randomId:RandomId::unrelated";
      return [[...first, { urn, type: "random:index/randomId:RandomId", custom: true, id: "abc" }], ...others];
    },
  },
  {
    what: "the provider has filled in its defaults",
    change: (stacks) =>
      stacks.map((one) =>
        one.map((entry) => {
          const { inputs } = entry;
          if (entry.type !== "aws:s3/bucket:Bucket" || typeof inputs !== "object") return entry;
          return {
            ...entry,
            inputs: { ...inputs, forceDestroy: false, acl: "private", __defaults: ["forceDestroy", "acl"] },
          };
        }),
      ),
  },
];

describe("the rules say the same where", function () {
  this.timeout(60_000);
  let stacks: Entry[][] = [];
  let known: string[] = [];

  before(async () => {
    const planned = await stacksOf(configOf(VARIANTS.find(({ name }) => name === "shipped")!));
    stacks = planned.map(({ deployment }) => deployment.deployment.resources.map((one) => ({ ...one })));
    known = verdictsOf(stacks);
    assert.ok(known.length > 500);
  });

  it("nothing is changed but names, which are all others", () => {
    const text = JSON.stringify(stacks);
    const names = new Set(stacks.flat().map(({ urn }) => String(urn).split("::").at(-1)));
    assert.ok(names.size > 100 && (renamed(text).match(/::other-/g)?.length ?? 0) > 1000);
  });

  for (const { what, change } of LAWS) {
    it(what, () => assert.deepEqual(verdictsOf(change(stacks)), known));
  }
});
