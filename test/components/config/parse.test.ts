import assert from "node:assert/strict";
import fc from "fast-check";
import { checkPair, parseSettings, readSettings } from "../../../components/checks";
import { formatProblems, SettingsError } from "../../../components/config";
import { RunError } from "@pulumi/pulumi";
import { topologyOf } from "../../../components/topology";
import { configOf, shippedFiles, type StackName } from "./shipped";

/** Words that no message may have, unless an invented key or value has them. */
const JARGON = /Invalid|expected|received|Too (small|big)|Unrecognized|undefined|\[object/;

/** A change somewhere in an area: at a path chosen by numbers, a value or key taken out, put in another's place, or renamed. */
interface Mutation {
  kind: "remove" | "replace" | "rename" | "add";
  steps: number[];
  name: string;
  value: unknown;
}

const name = fc.oneof(
  fc.constantFrom("mni", "type", "constructor", "__proto__", "toString", "0", ""),
  fc.string({ maxLength: 6 }),
);

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    "",
    0,
    -1,
    1.5,
    1e300,
    "6",
    "true",
    true,
    "5m",
    "us-east-1",
    "10.0.0.0/8",
    ["us-east-1a"],
    "\0",
  ),
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("remove", "replace", "rename", "add"),
  steps: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 6 }),
  name,
  value,
});

/** The areas of a shipped stack, mutated, as Pulumi would hand them over. */
const mutated = fc
  .tuple(fc.constantFrom<StackName>("primary", "secondary"), fc.array(mutation, { minLength: 1, maxLength: 5 }))
  .map(([stack, mutations]) => {
    const config = configOf(shippedFiles(), stack);
    const areas = Object.entries(config).map(([key, text]): [string, unknown] => [key, parsed(text)]);
    const root = Object.fromEntries(areas);
    // A copy: a value that is put into two places would be changed in both.
    for (const one of mutations) mutate(root, structuredClone(one));
    const texts = Object.entries(root).map(([key, v]) => [key, typeof v === "string" ? v : (JSON.stringify(v) ?? "")]);
    return Object.fromEntries(texts) as Record<string, string>;
  });

describe("reading any settings", () => {
  it("gives settings that a topology can be made of, or problems in plain words; it never throws", () => {
    fc.assert(
      fc.property(mutated, (config) => {
        const reading = readSettings(config);
        if (reading.settings) {
          topologyOf(reading.settings);
          checkPair(reading.settings, reading.settings);
          return;
        }
        assert.ok(reading.problems.length > 0);
        for (const { path, message, fix } of reading.problems) {
          assert.match(path, /^(holdfast|aws):/);
          assert.ok(message.length > 0 && fix.endsWith("."), `${path}: ${message}: ${fix}`);
        }
        const text = formatProblems(reading.problems);
        if (!JARGON.test(JSON.stringify(config))) assert.doesNotMatch(text, JARGON);
        checkPair(reading.whole, reading.whole);
      }),
      { numRuns: 1000 },
    );
  });

  it("says nothing twice", () => {
    fc.assert(
      fc.property(mutated, (config) => {
        const texts = readSettings(config).problems.map((problem) => JSON.stringify(problem));
        assert.equal(new Set(texts).size, texts.length, texts.join("\n"));
      }),
    );
  });

  it("of texts that are no settings at all gives problems", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("holdfast:workload", "holdfast:role", "holdfast:compute"), fc.string()),
        (config) => {
          assert.ok(readSettings(config).problems.length > 0);
        },
      ),
    );
  });
});

describe("parsing settings", () => {
  it("gives every default, durations in seconds, and the region", () => {
    const settings = parseSettings(configOf(shippedFiles(), "secondary"));
    assert.equal(settings.region, "us-west-2");
    assert.equal(settings.active, "primary");
    assert.equal(settings.workload.objectives.region.rto, 1800);
    assert.equal(settings.dns.healthCheck.interval, 10);
    assert.deepEqual(settings.dns.weights, { primary: 50, secondary: 50 });
    assert.equal(settings.ingress?.deregistrationDelay, 60);
    assert.deepEqual(settings.workload.stacks, { primary: "primary", secondary: "secondary" });
  });

  it("throws an error that Pulumi prints without a stack trace", () => {
    assert.throws(
      () => parseSettings({}),
      (error) => error instanceof SettingsError && error instanceof RunError && error.problems.length > 0,
    );
  });

  it("shows no value of a setting that is encrypted, and what is wrong with it all the same", () => {
    const KEY = "Planted&Key";
    const problemsOf = (alerts: object) => {
      const config = { ...configOf(shippedFiles(), "primary"), "holdfast:alerts": JSON.stringify(alerts) };
      try {
        parseSettings(config, (key) => key === "holdfast:alerts");
      } catch (error) {
        assert.ok(error instanceof SettingsError);
        assert.ok(!error.message.includes("Planted"), error.message);
        return error.problems.map(({ path, message, fix }) => `${path}: ${message}. ${fix}`);
      }
      return [];
    };
    const hidden = "the value is not allowed (it is not shown: the setting is encrypted)";
    const address = `https://events.example.com/?key=${KEY}`;
    assert.deepEqual(problemsOf({ https: [address.replace("https", "http")] }), [
      `holdfast:alerts.https[0]: ${hidden}. Allowed: an https:// address without spaces.`,
    ]);
    assert.deepEqual(problemsOf({ https: { [KEY]: `${"x".repeat(70)}${KEY}`, one: address } }), [
      `holdfast:alerts.https: ${hidden}. Allowed: a list of https:// addresses.`,
    ]);
    assert.deepEqual(problemsOf({ https: [address], critical: { https: [address] } }), [
      "holdfast:alerts.critical.https: an address of this list is in holdfast:alerts.https too, which is notified of all alarms. Take it out of one of the two.",
    ]);
    assert.match(problemsOf({ mails: [] })[0]!, /is not a setting/);
  });

  it("does not care for the configuration of others", () => {
    const config = { ...configOf(shippedFiles(), "primary"), "aws:profile": "shop", "other:workload": "x" };
    assert.deepEqual(parseSettings(config), parseSettings(configOf(shippedFiles(), "primary")));
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function mutate(root: Record<string, unknown>, { kind, steps, name: newName, value: newValue }: Mutation): void {
  const [holder, key] = placeIn(root, steps);
  if (key === undefined) return;
  const old = Reflect.get(holder, key) as unknown;
  const freshKey = holder === root ? `holdfast:${newName}` : newName;
  if (kind === "remove" || kind === "rename") Reflect.deleteProperty(holder, key);
  if (kind === "replace") define(holder, key, newValue);
  if (kind === "add") define(holder, freshKey, newValue);
  if (kind === "rename") define(holder, freshKey, old);
}

/** Where the steps lead: each chooses a key, and goes below it where there is a below. */
function placeIn(holder: object, [step = 0, ...rest]: number[]): [holder: object, key: string | undefined] {
  const keys = Object.keys(holder);
  const key = keys[step % keys.length];
  const child = key === undefined ? undefined : (Reflect.get(holder, key) as unknown);
  return rest.length > 0 && typeof child === "object" && child !== null ? placeIn(child, rest) : [holder, key];
}

/** As JSON.parse does it: an own property, also where it is called __proto__. */
function define(holder: object, key: string, newValue: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) holder.push(newValue);
  else Object.defineProperty(holder, key, { value: newValue, enumerable: true, configurable: true, writable: true });
}
